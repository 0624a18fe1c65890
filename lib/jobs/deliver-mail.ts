import { and, eq, inArray, sql } from "drizzle-orm";
import { mailOutbox } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import { eachPractice } from "#lib/jobs/each-practice";
import { type Mail, type MailTransport, mailTransport } from "#lib/jobs/mail-transport";
import type { Id } from "#lib/kernel/ids";
import { log } from "#lib/kernel/log";
import { unseal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** Older mail holds a link that no longer opens, or was passed on by hand; it stays where it is. */
const SENT_WITHIN_HOURS = 72;

/**
 * Sends what waits in every practice's outbox. Nothing is claimed while the mail server cannot be reached. Without a
 * mail server nothing happens. Throws Error when a practice failed; a refused mail is not a failure of the run.
 */
export async function deliverMail(transport: MailTransport | null = mailTransport()): Promise<void> {
  if (transport === null) return;
  await transport.ready();
  await eachPractice("deliver-mail", (actor) => deliverPracticeMail(actor, transport));
}

/**
 * Sends one practice's mail, each at most once: it is marked as sending and committed before the server hears of it,
 * so whatever breaks after that leaves it unsent rather than sent twice. Source: security paper, REL-04.
 */
export async function deliverPracticeMail(actor: ActorOf<"job">, transport: MailTransport): Promise<void> {
  for (;;) {
    const claimed = await claimNext(actor);
    if (claimed === null) return;
    await settle(actor, claimed.id, await isSent(actor, claimed, transport));
  }
}

type Claimed = { id: Id; subject: string; toSealed: Buffer; bodySealed: Buffer };

/** The oldest waiting mail, marked as sending; one another worker holds is passed over. */
async function claimNext(actor: ActorOf<"job">): Promise<Claimed | null> {
  return withActor(actor, async (tx) => {
    const next = tx
      .select({ id: mailOutbox.id })
      .from(mailOutbox)
      .where(
        and(
          eq(mailOutbox.practiceId, actor.practiceId),
          eq(mailOutbox.state, "waiting"),
          sql`${mailOutbox.createdAt} > now() - make_interval(hours => ${SENT_WITHIN_HOURS}::int)`,
        ),
      )
      .orderBy(mailOutbox.createdAt)
      .limit(1)
      .for("update", { skipLocked: true });
    const [claimed] = await tx
      .update(mailOutbox)
      .set({ state: "sending" })
      .where(and(eq(mailOutbox.practiceId, actor.practiceId), inArray(mailOutbox.id, next)))
      .returning({
        id: mailOutbox.id,
        subject: mailOutbox.subject,
        toSealed: mailOutbox.toSealed,
        bodySealed: mailOutbox.bodySealed,
      });
    if (!claimed) return null;
    await recordAudit(tx, actor, {
      action: "run",
      entity: "mail_outbox",
      entityId: claimed.id,
      purpose: "send a mail",
    });
    return claimed;
  });
}

async function isSent(actor: ActorOf<"job">, claimed: Claimed, transport: MailTransport): Promise<boolean> {
  try {
    await transport.send(await opened(actor, claimed));
    return true;
  } catch (error) {
    log.error({ requestId: actor.requestId, mailId: claimed.id, error }, "a mail was not sent");
    return false;
  }
}

async function opened(actor: ActorOf<"job">, claimed: Claimed): Promise<Mail> {
  const { practiceId } = actor;
  const ring = await withActor(actor, (tx) => loadKeys(tx, actor, practiceId, ["practice"]));
  const key = ring.of("practice");
  const place = {
    practiceId,
    ownerId: practiceId,
    scope: "practice",
    table: "mail_outbox",
    rowId: claimed.id,
    rowVersion: 0,
  };
  return {
    to: unseal(key, { ...place, column: "to_sealed" }, claimed.toSealed),
    subject: claimed.subject,
    text: unseal(key, { ...place, column: "body_sealed" }, claimed.bodySealed),
  };
}

async function settle(actor: ActorOf<"job">, id: Id, sent: boolean): Promise<void> {
  await withActor(actor, (tx) =>
    tx
      .update(mailOutbox)
      .set(sent ? { state: "sent", sentAt: sql`now()` } : { state: "failed" })
      .where(and(eq(mailOutbox.practiceId, actor.practiceId), eq(mailOutbox.id, id))),
  );
}
