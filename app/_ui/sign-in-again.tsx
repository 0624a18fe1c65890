/** The door in a new tab, so that what was typed stays where it is. */
export function SignInAgain() {
  return (
    <a href="/sign-in" target="_blank" rel="noopener" className="text-link">
      Sign in again <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
