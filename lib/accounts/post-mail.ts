import { mailOutbox } from "#db/schema/accounts";
import type { Tx } from "#db/with-actor";
import type { Actor } from "#lib/access/actor";
import { newId } from "#lib/kernel/ids";
import { seal } from "#lib/secrets/box";
import { loadKeys } from "#lib/secrets/data-keys";

/** The one subject line there is: it says nothing about whom, what or why (security paper, SAFE-05). */
export const MAIL_SUBJECT = "You have a note waiting.";

/** Puts a mail in the outbox in the caller's transaction; address and text are sealed under the practice key. */
export async function postMail(tx: Tx, actor: Actor, to: string, body: string): Promise<void> {
  const id = newId();
  const key = (await loadKeys(tx, actor, actor.practiceId, ["practice"])).of("practice");
  const place = {
    practiceId: actor.practiceId,
    ownerId: actor.practiceId,
    scope: "practice",
    table: "mail_outbox",
    rowId: id,
    rowVersion: 0,
  };
  await tx.insert(mailOutbox).values({
    practiceId: actor.practiceId,
    id,
    toSealed: seal(key, { ...place, column: "to_sealed" }, to),
    subject: MAIL_SUBJECT,
    bodySealed: seal(key, { ...place, column: "body_sealed" }, body),
  });
}

/** The neutral words around an invitation link. */
export function invitationMail(link: string): string {
  return [
    "Hello,",
    "",
    "somebody you know has set up a private page for you. This link works once, for 72 hours:",
    "",
    link,
    "",
    "If you did not expect this, you can leave it. Nothing happens then.",
  ].join("\n");
}
