import { NothingHere } from "#ui/nothing-here";
import { DoorShell } from "#ui/shell/door-shell";

/** Outside every room. */
export default function NotFound() {
  return (
    <DoorShell named={false}>
      <NothingHere />
    </DoorShell>
  );
}
