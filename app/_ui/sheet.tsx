"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { ToolIcon } from "./tool-icon";

/** A modal sheet of full height at the side of the page; on a phone it is as wide as the page. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={box} className="sheet-dialog" aria-labelledby={titleId} onCancel={onClose}>
      <div className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b bg-raised px-4 py-2">
        <h2 id={titleId} className="type-heading">
          {title}
        </h2>
        <button
          type="button"
          onClick={onClose}
          className="motion-press inline-flex size-control items-center justify-center rounded-control text-text-muted hover:bg-hover hover:text-text"
        >
          <ToolIcon name="cross" />
          <span className="sr-only">Close</span>
        </button>
      </div>
      <div className="p-4">{children}</div>
    </dialog>
  );
}
