import { SMALLER_MINUTES } from "#lib/homework/rules";
import type { ReleaseChoice } from "#lib/homework/rules-release";
import { Link } from "#ui/link";
import { formatDate } from "../../../../../../../_ui/when";
import { type LastOf, seenLines } from "./seen-words";

type SeenByEachProps = {
  slug: string;
  title: string;
  minutes: number;
  smaller: boolean;
  dueOn: string;
  choice: ReleaseChoice;
  isTogether: boolean;
  today: string;
  last: LastOf;
};

/** What each partner will find, and from when, as the form stands. */
export function SeenByEach({ slug, title, minutes, smaller, dueOn, ...rest }: SeenByEachProps) {
  const { lines, dueOn: around } = seenLines(rest.choice, { ...rest, dueOn });
  return (
    <section
      aria-label="What each of them will see"
      className="flex flex-col gap-1 border-l-2 pl-4"
      aria-live="polite"
    >
      <p>
        {title}
        <span className="text-text-muted">{smaller ? ", the two-minute form" : null}</span>
      </p>
      {lines.map((line) => (
        <p key={line} className="type-note">
          {line}
        </p>
      ))}
      <p className="type-note">
        On their page: “One thing to try. It takes about {smaller ? SMALLER_MINUTES : minutes} minutes.” No
        day stands there
        {dueOn ? `; around ${formatDate(around)} is for you` : null}.{" "}
        <Link href={smaller ? `/library/${slug}/preview?smaller=on` : `/library/${slug}/preview`}>
          As they see it<span className="sr-only">, every page of {title}</span>
        </Link>
      </p>
    </section>
  );
}
