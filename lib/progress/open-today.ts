import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { type ClinicianToday, clinicianTodayIn, type TodaySession } from "#lib/couples/list-today";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { dayStart } from "#lib/planning/session-time";
import { type PrepBrief, prepBriefIn } from "#lib/progress/prep-brief";

export type OpenedToday = Omit<ClinicianToday, "sessions"> & {
  now: Date;
  /** Of this day in the clinician's zone, held ones too, in order of time. */
  today: TodaySession[];
  /** After this day, of each couple the next. */
  ahead: TodaySession[];
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
    const [{ sessions, ...rest }] = await Promise.all([
      clinicianTodayIn(tx, actor, day),
      recordAudit(tx, actor, { action: "read", entity: "session", purpose: "today" }),
    ]);
    // What was not closed yet is of today, whenever it was: it waits to be wrapped up.
    const isToday = ({ startsAt }: TodaySession) => startsAt < day.to;
    const isToCome = ({ state, startsAt, minutes }: TodaySession) =>
      state === "planned" && startsAt.getTime() + minutes * 60_000 > now.getTime();
    const next = sessions.find(isToCome);
    return {
      ...rest,
      now,
      today: sessions.filter(isToday),
      ahead: sessions.filter((one) => !isToday(one)),
      prep: next ? await prepBriefIn(tx, actor, next.coupleId, next.sessionId, now) : null,
    };
  });
}
