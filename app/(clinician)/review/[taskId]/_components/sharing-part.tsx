import type { NamedMatches, OpenedResponse } from "#lib/homework/types";
import { Badge } from "#ui/badge";
import { DefinitionList } from "#ui/definition-list";
import { RevealForm } from "./reveal-form";

type Sharing = OpenedResponse["sharing"];

const KINDS: Readonly<Record<Sharing[number]["kind"], string>> = {
  shared: "Answers they wrote for both",
  reveal: "Answers they may share with each other",
  matches: "Matches of the private lists",
};

const STATES: Readonly<Record<Sharing[number]["state"], string>> = {
  waiting: "Not shared yet",
  ready: "Shared by both, not revealed yet",
  open: "Revealed to both",
};

/** The same whoever picked what: no more is known of it. */
const NO_PICK = "No pick for now.";

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

/** How far the two are in sharing, and the press that reveals each kind. While one has not shared, nobody is told which. */
export function SharingPart({ taskId, sharing }: { taskId: string; sharing: Sharing }) {
  if (sharing.length === 0) return null;
  return (
    <section aria-labelledby="sharing" className="mt-8">
      <h2 id="sharing" className="type-heading mb-2 border-b pb-2">
        Between the two of them
      </h2>
      <ul className="ruled">
        {sharing.map(({ kind, state, matches, picked }) => (
          <li key={kind} className="flex flex-col gap-2 py-3">
            <p className="inline-flex flex-wrap items-center gap-2">
              {KINDS[kind]}
              <Badge kind={state === "open" ? "strong" : "plain"}>{STATES[state]}</Badge>
            </p>
            {matches.map((one) => (
              <Matches key={one.label} matches={one} />
            ))}
            {picked ? <p>{picked.label === null ? NO_PICK : `They both picked: ${picked.label}.`}</p> : null}
            {state === "ready" ? <RevealForm taskId={taskId} kind={kind} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
