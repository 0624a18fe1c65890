import { KeysSwitch } from "../../_components/keys-switch";

/** Says which keys work the inbox. */
export function ReviewKeys({ on }: { on: boolean }) {
  return <KeysSwitch on={on} keys="J and K move, Enter opens, E marks reviewed, ? shows all keys." />;
}
