import { HardLinkButton } from "./hard-link";

/** For what does not exist and what the reader may not see, alike. Goes inside a shell. */
export function NothingHere() {
  return (
    <div className="flex flex-col gap-6">
      <h1 className="type-display">Nothing here</h1>
      <p>There is nothing at this address for you to open.</p>
      <div>
        <HardLinkButton href="/">Go to your first page</HardLinkButton>
      </div>
    </div>
  );
}
