import { NothingHere } from "#ui/nothing-here";

/** Inside the room, whose frame stays: Leave is where it always is. */
export default function NotFound() {
  return <NothingHere />;
}
