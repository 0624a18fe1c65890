import type { BriefHomework } from "#lib/progress/prep-brief";
import { Link } from "#ui/link";
import { shareWords } from "./share-words";

/**
 * What one partner did with their share: what is in leads to the answer, what is not, with why where that was said, to
 * the homework on the way. Why not is kept from paper, which the couple may look on.
 */
export function SentLink({ of, otherwise }: { of: BriefHomework["sent"][number]; otherwise: string }) {
  return (
    <Link href={of.taskId ? `/review/${of.taskId}` : otherwise}>
      <span className="print:hidden">{shareWords(of)}</span>
      <span className="hidden print:inline">{shareWords({ ...of, notNow: null })}</span>
    </Link>
  );
}
