import { session } from "#db/schema/planning";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { attendedBy } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { writeCalendar } from "#lib/planning/calendar-file";
import { calendarSessionsIn } from "#lib/planning/load-calendar";

/**
 * The appointments a partner comes to, as a calendar file. A meeting of the other alone is in none of its bytes.
 * An audited read.
 */
export async function ownCalendar(
  actor: ActorOf<"partner">,
  deps: { clock: Clock } = { clock: systemClock },
): Promise<string> {
  return withActor(actor, async (tx) => {
    const [found] = await Promise.all([
      calendarSessionsIn(tx, attendedBy(actor, session), deps.clock()),
      recordAudit(tx, actor, {
        action: "read",
        entity: "today",
        coupleId: actor.coupleId,
        purpose: "own calendar file",
      }),
    ]);
    return writeCalendar(found);
  });
}
