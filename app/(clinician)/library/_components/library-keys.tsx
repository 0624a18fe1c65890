import { KeysSwitch } from "../../_components/keys-switch";

/** Says which keys move between the exercises. */
export function LibraryKeys({ on }: { on: boolean }) {
  return (
    <div className="pointer-coarse:hidden">
      <KeysSwitch on={on} keys="J and K move, Enter opens, ? shows all keys." />
    </div>
  );
}
