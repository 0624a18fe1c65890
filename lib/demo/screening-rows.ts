import type { Slot } from "#lib/access/actor";
import type { ScreeningStatus } from "#lib/couples/rules-screening";
import { lapsesOn } from "#lib/couples/rules-screening";
import { clinicianLine, type Work } from "#lib/demo/couple-work";
import type { Meeting } from "#lib/demo/timeline";

const SLOTS = ["A", "B"] as const;
const WRITTEN = "19:30";

/**
 * Adds how the screenings of a couple came out: each partner in the meeting of their own, both again where the story
 * says so, and a concern that was named later.
 */
export function addScreeningRows(work: Work, meetings: readonly Meeting[]): void {
  const { rows, story, practiceId, coupleId, clinicianId, partnerIds, days, makeId } = work;
  const add = (slot: Slot, day: number, status: ScreeningStatus) => {
    const recordedAt = days.at(day, WRITTEN);
    const id = makeId(recordedAt);
    const screenedOn = days.date(day);
    rows.screening.push({
      practiceId,
      id,
      coupleId,
      partnerId: partnerIds[slot],
      slot,
      status,
      screenedOn,
      lapsesOn: lapsesOn(screenedOn),
      recordedBy: clinicianId,
      recordedAt,
    });
    clinicianLine(work, recordedAt, "create", "screening", id, "record a screening");
  };
  const alone = meetings.filter(({ frame, closed }) => frame === "individual" && closed !== null);
  SLOTS.forEach((slot, place) => {
    const meeting = alone[place];
    if (meeting) add(slot, meeting.day, "clear");
  });
  const { screenedAgain, concern } = story;
  if (screenedAgain !== undefined) for (const slot of SLOTS) add(slot, days.workday(screenedAgain), "clear");
  if (concern) add(concern.slot, concern.day, "concern");
}
