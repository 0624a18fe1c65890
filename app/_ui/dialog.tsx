"use client";

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import { ToolIcon } from "./tool-icon";

type DialogProps = {
  open: boolean;
  /** Called on Escape and on Close; set `open` to false in it. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The buttons at its end; the main one last. */
  actions?: ReactNode;
  /** For two columns. */
  wide?: boolean;
};

/** A native modal dialog: focus stays inside and returns to where it was. */
export function Dialog({ open, onClose, title, children, actions, wide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  // Where the whole dialog goes away it is closed first: only a dialog that closes gives the focus back.
  useLayoutEffect(() => {
    const dialog = box.current;
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={box}
      className={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={titleId}
      // The browser tells of a close a moment after it: said on Escape at once, so that a dialog opened again
      // in that moment stays open.
      onCancel={({ target, currentTarget }) => {
        if (target === currentTarget) onClose();
      }}
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
    >
      <div className="flex flex-col gap-4 p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="type-title">
            {title}
          </h2>
          <button
            type="button"
            onClick={onClose}
            className="motion-press -mt-1 -mr-2 inline-flex size-9 shrink-0 items-center justify-center rounded-control text-text-muted hover:bg-hover hover:text-text"
          >
            <ToolIcon name="cross" />
            <span className="sr-only">Close</span>
          </button>
        </div>
        <div className="flex flex-col gap-3">{children}</div>
        {actions ? <div className="flex flex-wrap justify-end gap-2">{actions}</div> : null}
      </div>
    </dialog>
  );
}
