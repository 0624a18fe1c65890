"use client";

import { KeysSwitch } from "../../_components/keys-switch";
import { linesHere, useLineKeys } from "../../_components/use-line-keys";

/** E marks the line in focus reviewed, or the response that is open where there is no list. */
function markReviewed(key: string, line: HTMLElement | null): void {
  if (key !== "e") return;
  const scope = line ?? (linesHere().length === 0 ? document : null);
  scope?.querySelector<HTMLFormElement>("form[data-reviewed-form]")?.requestSubmit();
}

/** J and K move between the lines, E marks the one in focus reviewed. */
export function ReviewKeys({ on }: { on: boolean }) {
  useLineKeys(on, markReviewed);
  return <KeysSwitch on={on} keys="J and K move, Enter opens, E marks reviewed." />;
}
