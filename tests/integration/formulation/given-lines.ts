import type { ActorOf } from "#lib/access/actor";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { chooseLines } from "#lib/formulation/choose-lines";
import { openLines } from "#lib/formulation/own-lines";
import { saveRatings } from "#lib/formulation/save-ratings";
import { RATING_PAGES } from "#lib/formulation/schema";
import type { Line, LineKind, Ratings } from "#lib/formulation/types";
import { newId } from "#lib/kernel/ids";
import { openCheckIn } from "#lib/progress/open-check-in";
import { sendCheckIn } from "#lib/progress/send-check-in";
import type { World } from "#tests/support/people";

type Partner = ActorOf<"partner">;

/** Sends this week's check-in with these numbers. */
export async function checksIn(
  who: Partner,
  numbers: Partial<Record<"q1" | "q2" | "q3" | "q4" | "q5" | "q6", number>>,
  more: { q2NotApplicable?: boolean; clock?: () => Date } = {},
): Promise<void> {
  const deps = { clock: more.clock ?? (() => new Date()) };
  const { week, agreementVersion } = await openCheckIn(who, deps);
  const none = { q1: null, q2: null, q3: null, q4: null, q5: null, q6: null };
  await sendCheckIn(
    who,
    {
      submissionId: newId(),
      week,
      agreement: agreementVersion,
      ...none,
      ...numbers,
      q2NotApplicable: more.q2NotApplicable ?? false,
    },
    deps,
  );
}

/** Is asked, and sends a rating of these statements, by page. */
export async function rates(
  { treating, coupleId }: Pick<World, "treating" | "coupleId">,
  who: Partner,
  ratings: Readonly<Record<string, Ratings>>,
  mayReread = true,
): Promise<void> {
  await askForRatings(treating, { coupleId });
  for (const page of RATING_PAGES)
    await saveRatings(who, {
      page,
      ratings: ratings[page] ?? {},
      isLast: page === RATING_PAGES.at(-1),
      mayReread,
    });
}

/** Ticks these lines of everything that is offered, and nothing else. */
export async function picks(who: Partner, kind: LineKind, lines: readonly Line[]): Promise<void> {
  const { choices } = await openLines(who, kind);
  await chooseLines(who, {
    kind,
    offered: choices.map(({ sourceId, line }) => ({ sourceId, line })),
    picked: choices
      .filter(({ line }) => lines.includes(line))
      .map(({ sourceId, line }) => ({ sourceId, line })),
  });
}
