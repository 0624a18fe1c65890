"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import type { ButtonKind } from "./button-style";
import { Dialog } from "./dialog";

type DialogButtonProps = {
  /** The words on the button that opens the dialog. */
  label: ReactNode;
  title: ReactNode;
  children: ReactNode;
  kind?: ButtonKind;
};

/** A button and the dialog it opens; the form with its own buttons goes inside. */
export function DialogButton({ label, title, children, kind = "quiet" }: DialogButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        {children}
      </Dialog>
    </>
  );
}
