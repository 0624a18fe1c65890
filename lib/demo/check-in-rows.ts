import type { Slot } from "#lib/access/actor";
import { weeksOf } from "#lib/demo/check-in-course";
import { MINUTE, partnerLine, type Work } from "#lib/demo/couple-work";
import { seededRandom } from "#lib/demo/random";
import { loopFreedomScore } from "#lib/progress/rules";

/** Partner A checks in on Sunday evenings, B on Saturdays, with a wobble of the clock. */
const CHECK_IN_DAY = { A: 6, B: 5 } as const;

/** Adds the weekly check-ins of one partner, scored by the product's own rule. */
export function addCheckInRows(work: Work, slot: Slot): void {
  const { rows, story, practiceId, coupleId, days, makeId, partnerIds } = work;
  const course = story.checkIns[slot];
  if (!course) return;
  const random = seededRandom(`${story.slug} check-ins ${slot}`);
  for (const { week, answers } of weeksOf(course, random)) {
    const monday = days.monday(week);
    const sentAt = new Date(
      days.at(monday + CHECK_IN_DAY[slot], "19:00").getTime() + random.below(170) * MINUTE,
    );
    const score = loopFreedomScore(answers);
    const id = makeId(sentAt);
    rows.checkIn.push({
      practiceId,
      id,
      coupleId,
      partnerId: partnerIds[slot],
      slot,
      week: days.date(monday),
      ...answers,
      scoreTenths: score === null ? null : Math.round(score * 10),
      sentAt,
    });
    partnerLine(work, slot, sentAt, "create", "check_in", id, "send check-in");
  }
}
