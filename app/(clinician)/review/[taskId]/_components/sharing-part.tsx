import type { NamedMatches, OpenedResponse } from "#lib/homework/types";
import { Badge } from "#ui/badge";
import { DefinitionList } from "#ui/definition-list";

type Sharing = OpenedResponse["sharing"];

const KINDS: Readonly<Record<Sharing[number]["kind"], string>> = {
  reveal: "Answers they may share with each other",
  matches: "Matches of the private lists",
};

const cards = (list: readonly string[]) => (list.length === 0 ? "None" : list.join(", "));

function Matches({ matches }: { matches: NamedMatches }) {
  return (
    <DefinitionList
      items={[
        { term: "Both yes", detail: cards(matches.yes) },
        { term: "One yes, one maybe", detail: cards(matches.yesMaybe) },
        { term: "Both maybe", detail: cards(matches.maybe) },
      ]}
    />
  );
}

/** Whether both have shared with each other. While one of them has not, nobody is told which. */
export function SharingPart({ sharing }: { sharing: Sharing }) {
  if (sharing.length === 0) return null;
  return (
    <section aria-labelledby="sharing" className="mt-8">
      <h2 id="sharing" className="type-heading mb-2 border-b pb-2">
        Between the two of them
      </h2>
      <ul className="ruled">
        {sharing.map(({ kind, shared, matches }) => (
          <li key={kind} className="flex flex-col gap-2 py-3">
            <p className="inline-flex flex-wrap items-center gap-2">
              {KINDS[kind]}
              <Badge kind={shared ? "strong" : "plain"}>{shared ? "Shared by both" : "Not shared yet"}</Badge>
            </p>
            {matches.map((one) => (
              <Matches key={one.label} matches={one} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
