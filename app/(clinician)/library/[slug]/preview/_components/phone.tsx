import type { ReactNode } from "react";

type PhoneProps = {
  /** Said above the phone, to the therapist. */
  caption: string;
  note?: string | null;
  children: ReactNode;
};

/** A picture of the partner's phone: inert, so that nothing in it takes a press or focus. */
export function Phone({ caption, note = null, children }: PhoneProps) {
  return (
    <li className="keep-together flex min-w-0 flex-col gap-2">
      <h2 className="type-label">{caption}</h2>
      {note === null ? null : <p className="type-note">{note}</p>}
      <div
        inert
        data-shell="couple"
        className="flex min-h-96 flex-col gap-4 rounded-card border border-border-strong bg-bg px-4 py-5 select-none"
      >
        {children}
      </div>
    </li>
  );
}
