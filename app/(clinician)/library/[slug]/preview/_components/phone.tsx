import type { ReactNode } from "react";
import { Mark } from "#ui/mark";
import { CoupleFooter } from "#ui/shell/couple-footer";

type PhoneProps = {
  /** Said above the phone, to the therapist. */
  caption: string;
  note?: string | null;
  /** The phone was passed on: only help stays under the page. */
  isShort?: boolean;
  children: ReactNode;
};

/** A picture of the partner's phone: inert, so that nothing in it takes a press or focus. */
export function Phone({ caption, note = null, isShort = false, children }: PhoneProps) {
  return (
    <li className="keep-together flex min-w-0 flex-col gap-2">
      <h2 className="type-label">{caption}</h2>
      {note === null ? null : <p className="type-note">{note}</p>}
      <div
        inert
        data-shell="couple"
        className="flex min-h-96 flex-col gap-4 rounded-card border border-border-strong bg-bg px-4 select-none"
      >
        <div className="screen-only flex items-center justify-between py-3">
          <Mark />
          <span className="leave-button">Leave</span>
        </div>
        {children}
        <div className="mt-auto">
          <CoupleFooter isShort={isShort} />
        </div>
      </div>
    </li>
  );
}
