import { episodePlace } from "#lib/formulation/episode-words";
import { newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { slotScope } from "#lib/secrets/data-keys";
import type { BenchCouple } from "#tests/bench/couple-rows";
import { bytes, type RowSheet } from "#tests/bench/rows";

const DAY = 86_400_000;
/** More than any page opens; older words are never looked at. */
const SEALED_DAYS = 40;

/**
 * An episode of each partner on every day of so many, followed up after a day, and the other one's own view of it.
 * The newest hold words sealed as the product seals them.
 */
export function addEpisodes(sheet: RowSheet, practiceId: string, couple: BenchCouple, days: number): void {
  const coupleId = couple.id;
  for (const { id: partnerId, slot } of couple.partners) {
    const whose = { practiceId, coupleId, slot };
    const mine = { practice_id: practiceId, couple_id: coupleId, partner_id: partnerId, slot };
    for (let ago = 1; ago <= days; ago += 1) {
      const id = newId();
      const day = new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
      const key = couple.keys.of(slotScope("partner", slot));
      const words = (column: "beliefSealed" | "realNeedSealed") =>
        ago > SEALED_DAYS
          ? null
          : bytes(seal(key, episodePlace(whose, id, column, true), "A quiet evening is a bad sign."));
      sheet.add("loop_episode", {
        ...mine,
        id,
        happened_on: day,
        day_part: 3,
        written_on: day,
        sent_on: day,
        place: 1,
        trigger_kind: "distance",
        feelings: 5,
        moves: 68,
        asked_plainly: false,
        response_seen: "gave_flatly",
        relief_now: 7,
        belief_sealed: words("beliefSealed"),
        real_need_sealed: words("realNeedSealed"),
      });
      sheet.add("episode_follow_up", {
        ...mine,
        episode_id: id,
        kind: "next_day",
        told_on: day,
        relief_24h: 2,
      });
      sheet.add("response_view", {
        ...mine,
        id: newId(),
        happened_on: day,
        day_part: 3,
        told_on: day,
        response_given: "gave_in",
      });
    }
  }
}
