import type { Slot } from "#lib/access/actor";
import { clinicianLine, partnerLine, type Work } from "#lib/demo/couple-work";
import type { CoupleStory } from "#lib/demo/types";
import { INDICATORS } from "#lib/formulation/indicators";
import { numbersOf } from "#lib/formulation/ratings";
import type { Ratings, RatingsOfPartner } from "#lib/formulation/types";

type Rated = Readonly<Record<Slot, RatingsOfPartner>>;

/** "7 3 - 2 ..." in the paper's order, a dash where a statement was left out. */
function readNumbers(text: string): Ratings {
  const words = text.split(" ").filter(Boolean);
  if (words.length !== INDICATORS.length)
    throw new RangeError(`${words.length} numbers of ${INDICATORS.length}.`);
  return Object.fromEntries(
    INDICATORS.flatMap(({ key }, place) => (words[place] === "-" ? [] : [[key, Number(words[place])]])),
  );
}

/** The days on which a story was rated, each with what was in force at its end. */
export function ratingsInForce(story: Pick<CoupleStory, "ratings">): { day: number; ratings: Rated }[] {
  let rated: Rated = { A: { self: {}, therapist: {} }, B: { self: {}, therapist: {} } };
  return (story.ratings ?? []).map(({ day, self, therapist }) => {
    const of = (slot: Slot): RatingsOfPartner => ({
      self: self?.[slot] ? readNumbers(self[slot]) : rated[slot].self,
      therapist: therapist ? readNumbers(therapist[slot]) : rated[slot].therapist,
    });
    rated = { A: of("A"), B: of("B") };
    return { day, ratings: rated };
  });
}

/** Adds what partners and therapist rated, and that both were asked first. */
export function addRatingRows(work: Work): void {
  const { rows, story, practiceId, coupleId, clinicianId, days, makeId, partnerIds } = work;
  for (const { day, self, therapist } of story.ratings ?? []) {
    const askedAt = days.at(day - 3, "12:10");
    if (self) {
      const id = makeId(askedAt);
      rows.ratingRequest.push({ practiceId, id, coupleId, askedBy: clinicianId, askedAt });
      clinicianLine(work, askedAt, "create", "rating_request", id, "ask both to rate");
    }
    const add = (slot: Slot, rater: "self" | "therapist", numbers: string, time: string) => {
      const at = days.at(rater === "self" ? day - 1 : day, time);
      const id = makeId(at);
      const ratedBy = rater === "self" ? partnerIds[slot] : clinicianId;
      const about = { practiceId, id, coupleId, partnerId: partnerIds[slot], slot, rater, ratedBy };
      rows.indicatorRating.push({ ...about, ...numbersOf(readNumbers(numbers)), startedAt: at, sentAt: at });
      if (rater === "self") partnerLine(work, slot, at, "create", "indicator_rating", id, "send own rating");
    };
    if (self?.A) add("A", "self", self.A, "20:40");
    if (self?.B) add("B", "self", self.B, "21:25");
    if (!therapist) continue;
    for (const slot of ["A", "B"] as const) add(slot, "therapist", therapist[slot], "17:40");
    clinicianLine(work, days.at(day, "17:40"), "create", "indicator_rating", coupleId, "rate the indicators");
  }
}
