import { Link } from "#ui/link";

/** Beside a note that can be copied or printed: whose authorisation a release lacks. Nothing where none is missing. */
export function ReleaseLine({ coupleId, lacks }: { coupleId: string; lacks: string | null }) {
  if (lacks === null) return null;
  return (
    <p className="type-note max-w-measure">
      {lacks} Copying and printing it for your own work stays possible.{" "}
      <Link href={`/couples/${coupleId}/people#client`}>Write it down</Link>
    </p>
  );
}
