import { memo, useMemo } from "react";
import { roomForExercise } from "#lib/planning/rules";
import { type Reason, reasonsFor } from "#lib/planning/rules-reasons";
import type { LibraryEntry, PlanItem, PlanPage } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Link } from "#ui/link";
import { useScripted } from "../../../../../../../_ui/use-scripted";
import { GradeBadge } from "../../../../../../_components/grade-badge";
import { factorLine } from "../../../../../../_components/suggestion-words";
import { ChoiceForm, ChoiceRoom } from "../../../../formulation/_components/choice-form";
import { NotNowList } from "../../../../formulation/_components/not-now-list";

const SHOWN = 3;

type FittingListProps = {
  /** The plan: what is in it is offered no more, and the time that is left leaves out what is too long. */
  items: readonly PlanItem[];
  page: PlanPage;
  entries: readonly LibraryEntry[];
  onAdd: (entry: LibraryEntry) => void;
};

function Fitting({ items, page, entries, onAdd }: FittingListProps) {
  const { suggested, notNow, lately, grounds } = page;
  const coupleId = page.couple.id;
  const taken = new Set(items.map(({ exerciseSlug }) => exerciseSlug));
  // Minutes that one more exercise can take; once there are none, length leaves nothing out.
  const room = roomForExercise(items, page.session.minutes);
  const isLive = useScripted();
  const entryOf = useMemo(() => new Map(entries.map((entry) => [entry.slug, entry])), [entries]);
  const pins = suggested.filter(({ isPinned }) => isPinned).length;
  const open = suggested
    .flatMap((suggestion, at) => {
      const entry = entryOf.get(suggestion.slug);
      if (!entry || entry.locked || taken.has(suggestion.slug)) return [];
      // Places are counted among the pins, and among the others.
      return [{ suggestion, entry, at: suggestion.isPinned ? at : at - pins }];
    })
    .filter(({ entry }) => room <= 0 || entry.minutes.typical <= room);
  const shown = open.slice(0, SHOWN);
  // What is in the plan or too long stands between them unseen: a step goes to the place of the next one in sight.
  const fromOf = (place: number, isPinned: boolean) => {
    const [above, below] = [open[place - 1], open[place + 1]].map((one) =>
      one?.suggestion.isPinned === isPinned ? one : null,
    );
    return { up: above ? above.at + 2 : null, down: below ? below.at : null };
  };
  return (
    <>
      {room <= 0 && shown.length > 0 ? (
        <p className="type-note mb-2">The plan is full: each of these runs over.</p>
      ) : null}
      {shown.length === 0 ? (
        <p className="text-text-muted">
          {suggested.length === 0 ? "Nothing to go by yet: " : "Nothing more that fits the free minutes. "}
          <Link href={`/couples/${coupleId}/formulation`}>
            {suggested.length === 0 ? "rate what you have seen" : "See the whole list"}
          </Link>
        </p>
      ) : (
        <ol className="ruled border-y">
          {shown.map(({ suggestion, entry }, place) => (
            <li key={entry.slug} className="py-2.5">
              <div className="flex items-start justify-between gap-3">
                <span className="flex min-w-0 flex-col gap-0.5">
                  <span className="flex flex-wrap items-baseline gap-x-3">
                    <span className="font-medium">{entry.title}</span>
                    <GradeBadge grade={entry.grade} />
                  </span>
                  <span className="type-note type-figure">
                    {suggestion.isPinned ? "pinned; " : suggestion.isPlaced ? "moved; " : ""}
                    {entry.minutes.typical} min; {factorLine(suggestion)}
                  </span>
                  <Because reasons={reasonsFor(entry.lead, lately, grounds)} coupleId={coupleId} />
                  {entry.care ? <span className="type-note">{entry.care}</span> : null}
                  {entry.ask ? (
                    <span className="type-note">
                      {entry.ask} <Link href={`/couples/${coupleId}/formulation#yes`}>Ask both</Link>
                    </span>
                  ) : null}
                </span>
                <Button
                  onClick={() => onAdd(entry)}
                  aria-label={`Add ${entry.title}, ${entry.minutes.typical <= room ? "which fits" : "which runs over"}`}
                >
                  Add
                </Button>
              </div>
              {isLive ? (
                <ChoiceForm
                  coupleId={coupleId}
                  slug={entry.slug}
                  title={entry.title}
                  from={fromOf(place, suggestion.isPinned)}
                  isPinned={suggestion.isPinned}
                  isPlaced={suggestion.isPlaced}
                />
              ) : (
                <ChoiceRoom
                  from={fromOf(place, suggestion.isPinned)}
                  isPinned={suggestion.isPinned}
                  isPlaced={suggestion.isPlaced}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      <NotNowList
        coupleId={coupleId}
        left={notNow.flatMap((slug) => {
          const entry = entryOf.get(slug);
          return entry ? [{ slug, title: entry.title }] : [];
        })}
        isDrawn={isLive}
      />
      <p className="type-note mt-2 mb-6">
        Nothing is added on its own. <Link href="/how-chosen">How this is chosen</Link>
      </p>
    </>
  );
}

/**
 * The three that fit this couple best and the time that is left, each with what its place comes from. Drawn anew only for
 * another list.
 */
export const FittingList = memo(Fitting);

/** What of late speaks for it, each with the place where that is to be seen. */
function Because({ reasons, coupleId }: { reasons: readonly Reason[]; coupleId: string }) {
  if (reasons.length === 0) return null;
  return (
    <span className="type-note type-figure">
      Because{" "}
      {reasons.map(({ text, source }, place) => (
        <span key={source}>
          {place > 0 ? "; " : ""}
          {text}{" "}
          <Link href={`/couples/${coupleId}${source === "progress" ? "/progress" : "#recent"}`}>
            view<span className="sr-only">: {text}</span>
          </Link>
        </span>
      ))}
    </span>
  );
}
