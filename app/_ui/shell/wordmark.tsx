import { Link } from "../link";
import { Mark } from "../mark";

/** Mark and name; leads to the first page of the shell. */
export function Wordmark({ href }: { href: string }) {
  return (
    <Link href={href} className="inline-flex min-h-control items-center gap-2 rounded-control text-text">
      <Mark />
      <span className="font-serif text-lg font-medium tracking-[-0.01em]">Evenkeel</span>
    </Link>
  );
}
