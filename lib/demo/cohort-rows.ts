import { Temporal } from "temporal-polyfill";
import { addAuditLine } from "#lib/demo/audit-line";
import { type CohortEpisode, cohortUntil } from "#lib/demo/cohort";
import { DEMO_ZONE } from "#lib/demo/days";
import { makeOwnerKeys } from "#lib/demo/owner-keys";
import { FIRST_NAMES, LAST_NAMES } from "#lib/demo/people";
import { seededIds, seededRandom } from "#lib/demo/random";
import type { Rows } from "#lib/demo/rows";
import type { Id } from "#lib/kernel/ids";
import { releaseDay } from "#lib/release/calendar";
import { releaseBatch } from "#lib/release/rules";
import type { Quarter, WaitingOutcome } from "#lib/release/types";
import { addressIndex } from "#lib/secrets/address-index";
import { slotScope } from "#lib/secrets/data-keys";
import { derivedKey } from "#lib/secrets/master-key";

export type CohortSetting = {
  readonly practiceId: Id;
  /** The clinicians the episodes are spread over. */
  readonly clinicianIds: readonly Id[];
  drawCodeName(): string;
};

type Frozen = WaitingOutcome & { readonly milestoneQuarter: Quarter };

/** Days before the first homework. */
const OPENED = 21;
const JOINED = 18;

function at(date: string, daysBefore: number, time: string): Date {
  const local = Temporal.PlainDate.from(date)
    .subtract({ days: daysBefore })
    .toZonedDateTime({ timeZone: DEMO_ZONE, plainTime: Temporal.PlainTime.from(time) });
  return new Date(local.epochMilliseconds);
}

/**
 * Adds a closed couple for every finished episode, with no more than its rows need to be valid: two
 * partners, the keys of their names, consent, the episode. Returns what is frozen of each.
 */
function addEpisodes(rows: Rows, setting: CohortSetting, episodes: readonly CohortEpisode[]): Frozen[] {
  const { practiceId, clinicianIds } = setting;
  const makeId = seededIds("cohort");
  const random = seededRandom("cohort people");
  return episodes.map((episode, place) => {
    const openedAt = at(episode.startedOn, OPENED, "11:00");
    const joinedAt = at(episode.startedOn, JOINED, "19:30");
    const closedAt = at(episode.closedOn, 0, "17:00");
    const coupleId = makeId(openedAt);
    const clinicianId = clinicianIds[episode.clinician];
    if (clinicianId === undefined) throw new RangeError("A clinician of the cohort is missing.");
    rows.couple.push({
      practiceId,
      id: coupleId,
      codeName: setting.drawCodeName(),
      clinicianId,
      stage: random.below(3) === 0 ? "middle" : "consolidation",
      state: "closed",
      sessionMinutes: random.below(2) === 0 ? 50 : 75,
      createdAt: openedAt,
      closedAt,
    });
    const keys = makeOwnerKeys(rows, { practiceId, ownerId: coupleId, at: openedAt }, [
      "identity_a",
      "identity_b",
    ]);
    for (const slot of ["A", "B"] as const) {
      const id = makeId(openedAt);
      const scope = slotScope("identity", slot);
      const email = `${slot.toLowerCase()}${place + 1}@sample.test`;
      const name = `${FIRST_NAMES[random.below(FIRST_NAMES.length)]} ${LAST_NAMES[random.below(LAST_NAMES.length)]}`;
      rows.partner.push({
        practiceId,
        id,
        coupleId,
        slot,
        nameSealed: keys.seal(scope, "partner", "name_sealed", id, name),
        emailSealed: keys.seal(scope, "partner", "email_sealed", id, email),
        emailIndex: addressIndex(email),
        explicitnessCeiling: 1,
        joinedAt,
        accessEndedAt: closedAt,
        createdAt: openedAt,
      });
      rows.consent.push({
        practiceId,
        id: makeId(joinedAt),
        coupleId,
        partnerId: id,
        state: "given",
        at: joinedAt,
      });
    }
    const id = makeId(at(episode.startedOn, 0, "17:00"));
    rows.careEpisode.push({
      practiceId,
      id,
      coupleId,
      clinicianId,
      startedOn: episode.startedOn,
      closedOn: episode.closedOn,
      createdAt: at(episode.startedOn, 0, "17:00"),
    });
    const { engaged, better, mechanism, milestoneQuarter } = episode;
    return { id, clinicianId, engaged, better, mechanism, milestoneQuarter };
  });
}

/**
 * Adds the cohort and releases its quarters one by one as the job would: the whole waiting set up to the
 * quarter, behind the gate, with the practice's own noise. What the gate holds back goes out with the next
 * quarter; what came after the last release day waits.
 */
export function addCohortRows(
  rows: Rows,
  setting: CohortSetting,
  today: string,
): { released: readonly Quarter[] } {
  const { practiceId } = setting;
  const { quarters, episodes } = cohortUntil(today);
  const frozen = addEpisodes(rows, setting, episodes);
  const makeId = seededIds("releases");
  const counted = new Set<Id>();
  const released: Quarter[] = [];
  for (const quarter of quarters) {
    const waiting = frozen.filter((one) => one.milestoneQuarter <= quarter && !counted.has(one.id));
    const figures = releaseBatch(waiting, practiceId, quarter, derivedKey("release noise"));
    if (figures === null) continue;
    for (const { id } of waiting) counted.add(id);
    rows.releasedStat.push(...figures.map((figure) => ({ practiceId, quarter, ...figure })));
    released.push(quarter);
    const onDay = at(releaseDay(quarter), 0, "03:15");
    addAuditLine(rows, makeId, { practiceId, role: "job", userId: null }, onDay, {
      action: "run",
      entity: "released_stat",
      purpose: "release a quarter",
    });
  }
  rows.episodeOutcome.push(
    ...frozen.map(({ id, ...outcome }) => ({
      practiceId,
      episodeId: id,
      ...outcome,
      counted: counted.has(id),
    })),
  );
  return { released };
}
