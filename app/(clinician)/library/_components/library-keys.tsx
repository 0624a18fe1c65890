"use client";

import { KeysSwitch } from "../../_components/keys-switch";
import { useLineKeys } from "../../_components/use-line-keys";

/** J and K move between the exercises, Enter opens the one in focus. */
export function LibraryKeys({ on }: { on: boolean }) {
  useLineKeys(on);
  return (
    <div className="pointer-coarse:hidden">
      <KeysSwitch on={on} keys="J and K move, Enter opens." />
    </div>
  );
}
