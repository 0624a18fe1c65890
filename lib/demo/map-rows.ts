import { heldBy } from "#lib/couples/gates";
import { clinicianLine, type Work } from "#lib/demo/couple-work";
import { linkRows, sideRows, wholeColumns } from "#lib/formulation/map-rows";
import { blankMap, blankNotes } from "#lib/formulation/rules-map";

/** Adds the versions of a couple's loop map, oldest first. */
export function addMapRows(work: Work): void {
  const { rows, story, practiceId, coupleId, clinicianId, days, keys, makeId } = work;
  for (const [place, { day, agreedOn, parts, hypotheses, links }] of (story.maps ?? []).entries()) {
    const savedAt = days.at(day, "17:50");
    const id = makeId(savedAt);
    const owner = { practiceId, coupleId, mapId: id };
    const map = { ...blankMap(), ...parts };
    const notes = { hypotheses, links: { ...blankNotes().links, ...links } };
    rows.loopMap.push({
      practiceId,
      id,
      coupleId,
      version: place + 1,
      ...wholeColumns(keys.ring, owner, map, notes),
      heldBy: heldBy({ exerciseClass: "J", explicitness: 0, gates: [] }),
      savedBy: clinicianId,
      savedAt,
      agreedOn: agreedOn === undefined ? null : days.date(days.workday(agreedOn)),
    });
    rows.loopMapSide.push(...sideRows(keys.ring, owner, map));
    rows.loopMapLink.push(...linkRows(keys.ring, owner, notes));
    clinicianLine(work, savedAt, "create", "loop_map", id, "save the loop map");
  }
}
