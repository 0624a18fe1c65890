import type { TodaySession, WeekScore } from "#lib/couples/list-today";
import { Spark } from "#ui/chart/spark";
import { Link } from "#ui/link";

/** Where one partner's weeks began and stand, in whole points; null where there is nothing yet. */
function wordsOf(slot: string, weeks: readonly WeekScore[]): string | null {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  const [from, to] = [Math.round(first.score), Math.round(last.score)];
  return first === last ? `${slot} ${to}` : `${slot} ${from} to ${to}`;
}

/** The last weeks of both partners as two small lines and in words; each partner apart, and never one for the couple. */
export function Trajectory({
  session: { coupleId, codeName, weeks },
}: {
  session: Pick<TodaySession, "coupleId" | "codeName" | "weeks">;
}) {
  const words = [wordsOf("A", weeks.A), wordsOf("B", weeks.B)].filter((one) => one !== null).join(", ");
  if (words === "") return null;
  return (
    <p className="type-note type-figure flex flex-wrap items-center gap-x-3 gap-y-1">
      <Spark a={weeks.A} b={weeks.B} />
      <Link href={`/couples/${coupleId}/progress`}>
        <span className="sr-only">Loop freedom of {codeName} in the last weeks: </span>
        {words}
      </Link>
    </p>
  );
}
