import { Button } from "#ui/button";
import { tablet as words } from "../tablet/words";

/** A plain form: what was on the page goes with its document, with or without scripts. */
export function PassBack({ kind = "primary" }: { kind?: "primary" | "quiet" }) {
  return (
    <form method="post" action="/tablet/back">
      <Button type="submit" kind={kind} wide>
        {words.passBack}
      </Button>
    </form>
  );
}
