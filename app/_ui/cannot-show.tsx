import { Button } from "./button";

/** In place of a page that could not be read. Says what is safe; the details are in the server's log alone. */
export function CannotShow({ onAgain }: { onAgain: () => void }) {
  return (
    <>
      <h1 className="type-display">We cannot show this right now</h1>
      <p>We cannot reach the records. Nothing was changed, and nothing you saved is lost.</p>
      <div>
        <Button kind="primary" onClick={onAgain}>
          Try again
        </Button>
      </div>
    </>
  );
}
