"use client";

import { Button } from "./button";

/** Leaves the dialog around it as it was; Escape and the cross do the same. */
export function DialogCancel() {
  return <Button onClick={(event) => event.currentTarget.closest("dialog")?.close()}>Cancel</Button>;
}
