import { Button } from "./button";

/** A plain form: signing out is a whole new document, with or without scripts. */
export function SignOutForm() {
  return (
    <form method="post" action="/sign-out" className="whitespace-nowrap">
      <Button type="submit" kind="plain">
        Sign out
      </Button>
    </form>
  );
}
