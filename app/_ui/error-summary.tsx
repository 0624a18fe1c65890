"use client";

import { type MouseEvent, useEffect, useRef } from "react";
import { WarningSign } from "./warning-sign";

export type SummaryItem = { /** Id of the field or field group. */ id: string; text: string };

type ErrorSummaryProps = {
  title?: string;
  items: readonly SummaryItem[];
  /** Any value that is new for each sending, such as the form state: then the same errors take focus again. */
  attempt?: unknown;
};

function focusField(event: MouseEvent<HTMLAnchorElement>, id: string) {
  const target = document.getElementById(id);
  if (!target) return;
  const control = target.matches("fieldset")
    ? target.querySelector<HTMLElement>("input, select, textarea")
    : target;
  event.preventDefault();
  (control ?? target).focus();
}

/** First thing on a page whose form was refused: takes focus and links to each field. Draws nothing without items. */
export function ErrorSummary({ title = "Please check these answers", items, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const answered = useRef<unknown>(undefined);
  const refused = items.length > 0;

  // Focus moves once per sending, not per rendering: the form renders again while it is on its way.
  useEffect(() => {
    const sending = attempt ?? items.map((item) => `${item.id} ${item.text}`).join("\n");
    if (!refused || answered.current === sending) return;
    answered.current = sending;
    box.current?.focus();
  });

  useEffect(() => {
    if (!refused) return;
    const plainTitle = document.title;
    const marked = `Error: ${plainTitle}`;
    document.title = marked;
    return () => {
      // The next page may have put its own title there already.
      if (document.title === marked) document.title = plainTitle;
    };
  }, [refused]);

  if (!refused) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="max-w-measure rounded-card border-2 border-text bg-surface p-4 focus:outline-2 focus:outline-offset-2 focus:outline-focus"
    >
      <h2 className="type-heading flex items-center gap-2">
        <WarningSign size={24} />
        {title}
      </h2>
      <ul className="mt-2 flex flex-col gap-1">
        {items.map((item) => (
          <li key={`${item.id} ${item.text}`}>
            <a href={`#${item.id}`} className="text-link" onClick={(event) => focusField(event, item.id)}>
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
