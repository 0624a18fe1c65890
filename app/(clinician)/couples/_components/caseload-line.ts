import { type CaseloadRow, STAGE_LABEL } from "#lib/couples/types";
import { formatDay, formatMoment } from "../../../_ui/when";
import type { CaseloadLine } from "./caseload-columns";

/** A caseload row as words. A session is told in the zone it was agreed in, everything else in the practice's. */
export function toLine(row: CaseloadRow, timeZone: string): CaseloadLine {
  const next = row.nextSession;
  return {
    id: row.id,
    codeName: row.codeName,
    stage: STAGE_LABEL[row.stage],
    state: row.state,
    nextSession: next ? formatMoment(next.startsAt, next.zone) : null,
    planStatus: row.planStatus,
    planHref: next ? `/couples/${row.id}/sessions/${next.id}/plan` : null,
    homework: row.homeworkGiven === 0 ? "None set" : `${row.homeworkDone} of ${row.homeworkGiven}`,
    lastContact: row.lastContactAt ? formatDay(row.lastContactAt, timeZone) : null,
  };
}
