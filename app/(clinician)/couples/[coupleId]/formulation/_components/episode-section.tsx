import type { EpisodeSummary } from "#lib/formulation/episode-summary";
import { Lanes } from "#ui/chart/lanes";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { patternWords } from "./episode-words";

const SLOTS = ["A", "B"] as const;

const LOOK_OF = { stuck: "full", free: "hollow", open: "dashed" } as const;
const LOOKS = { full: "stuck", hollow: "not stuck", dashed: "still open" } as const;

/** What both logged of their loop: the pattern of each, the newest weeks as marks, and the way to read them. */
export function EpisodeSection({ coupleId, episodes }: { coupleId: string; episodes: EpisodeSummary }) {
  const { today, weeks, isEmpty, of } = episodes;
  const isQuiet = SLOTS.every((slot) => of[slot].marks.length === 0);
  return (
    <section aria-labelledby="episodes" className="mt-8 flex flex-col gap-3">
      <h2 id="episodes" className="type-heading border-b pb-2">
        Episodes
      </h2>
      {isEmpty ? (
        <EmptyState title="Nothing is logged yet">
          Both find Moments on their own page. A pattern is told from six of one partner on.
        </EmptyState>
      ) : (
        <Lanes
          title="Episodes of the last eight weeks"
          finding={[
            ...SLOTS.map((slot) => patternWords(slot, of[slot].pattern)),
            ...(isQuiet ? ["Nothing of these weeks is logged; the pattern is of older ones."] : []),
          ].join(" ")}
          looks={LOOKS}
          until={today}
          weeks={weeks}
          lanes={SLOTS.map((slot) => ({
            label: `Partner ${slot}`,
            marks: of[slot].marks.map(({ day, standing }) => ({ day, look: LOOK_OF[standing] })),
          }))}
        />
      )}
      <p className="type-note max-w-measure">
        Few episodes are no sign of a free loop: a pair that has gone quiet logs little. Warm reassurance that
        lasts is no problem to be solved.
      </p>
      <div className="screen-only">
        <LinkButton href={`/couples/${coupleId}/formulation/episodes`}>Read the episodes</LinkButton>
      </div>
    </section>
  );
}
