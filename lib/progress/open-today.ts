import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type ClinicianToday, clinicianTodayIn, type TodaySession } from "#lib/couples/list-today";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { dayStart } from "#lib/planning/session-time";
import { type PrepBrief, prepBriefIn } from "#lib/progress/prep-brief";

export type OpenedToday = ClinicianToday & {
  now: Date;
  /** What to know before the next session; null where there is none. */
  prep: PrepBrief | null;
};

/** The clinician's day in a zone, and the brief of the session that comes next. One transaction, audited. */
export async function openToday(
  actor: ActorOf<"clinician">,
  zone: string,
  clock: Clock = systemClock,
): Promise<OpenedToday> {
  const now = clock();
  const day = { from: dayStart(now, zone), to: dayStart(now, zone, 1) };
  return withActor(actor, async (tx) => {
    const [found] = await Promise.all([
      clinicianTodayIn(tx, actor, day),
      recordAudit(tx, actor, { action: "read", entity: "session", purpose: "today" }),
    ]);
    const isToCome = ({ state, startsAt, minutes }: TodaySession) =>
      state === "planned" && startsAt.getTime() + minutes * 60_000 > now.getTime();
    const next = [...found.today, ...found.ahead].find(isToCome);
    return {
      ...found,
      now,
      prep: next ? await prepBriefIn(tx, actor, next.coupleId, next.sessionId, now) : null,
    };
  });
}
