import { mainRecordOf } from "#lib/notes/rules";
import type { SessionFacts } from "#lib/planning/types";

/** Where the note of a session is written: the joint record, or the sub-file of who came alone. */
export function noteAddress(coupleId: string, { id, attendees }: Pick<SessionFacts, "id" | "attendees">) {
  const base = `/couples/${coupleId}/sessions/${id}/note`;
  const main = mainRecordOf(attendees);
  return main === "joint" ? base : `${base}/${main}`;
}
