import type { Exercise } from "#lib/exercises/types";
import { Link } from "#ui/link";
import { phonePages } from "../../preview/_components/phone-pages";
import { FirstPhone, QuestionPhone } from "../../preview/_components/phones";

type PreviewPaneProps = {
  exercise: Exercise;
  /** The question being written; null for anything else. */
  question: number | null;
};

/** What is being written, as a partner will see it: the page of the question in hand, or the first page. */
export function PreviewPane({ exercise, question }: PreviewPaneProps) {
  const { pages } = phonePages(exercise);
  const name = question === null ? undefined : exercise.fields[question]?.name;
  const place = pages.findIndex((page) => page.name === name);
  const page = pages[place];
  return (
    <section aria-label="On the couple’s side" className="screen-only flex flex-col gap-2">
      <ul>
        {page ? (
          <QuestionPhone exercise={exercise} page={page} place={place} count={pages.length} />
        ) : (
          <FirstPhone exercise={exercise} />
        )}
      </ul>
      <p className="type-note">
        A picture of the page you write.{" "}
        <Link href={`/library/${exercise.slug}/preview?version=${exercise.version}`}>See every page</Link>
      </p>
    </section>
  );
}
