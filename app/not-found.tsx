import { LinkButton } from "#ui/link-button";
import { DoorShell } from "#ui/shell/door-shell";

/** For what does not exist and what the reader may not see, alike. */
export default function NotFound() {
  return (
    <DoorShell named={false}>
      <h1 className="type-display">Nothing here</h1>
      <p>There is nothing at this address for you to open.</p>
      <div>
        <LinkButton href="/">Go to your first page</LinkButton>
      </div>
    </DoorShell>
  );
}
