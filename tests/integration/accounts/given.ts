import type postgres from "postgres";
import { type ActorOf, mintActor } from "#lib/access/actor";
import { hashPassphrase } from "#lib/auth/passphrase";
import { type Id, newId } from "#lib/kernel/ids";
import { addressIndex } from "#lib/secrets/address-index";
import { unseal } from "#lib/secrets/box";
import { unwrapDataKey } from "#lib/secrets/data-keys";
import { asPractice } from "#tests/support/people";

export const PASSPHRASE = "plum kettle heron tax";
export const NETWORK = "203.0.113.7";

/** An address nobody else in this run has. */
export function freshAddress(name = "robin"): string {
  return `${name}.${newId()}@example.org`;
}

type Role = "clinician" | "supervisor" | "admin" | "partner";

/** A sign-in with one place in a practice. Without a subject, the place is a member made for it. */
export async function makeSignIn(
  owner: postgres.Sql,
  practiceId: Id,
  role: Role,
  given: { subjectId?: Id; email?: string; identityId?: Id } = {},
): Promise<{ email: string; identityId: Id; subjectId: Id }> {
  const email = given.email ?? freshAddress();
  const identityId = given.identityId ?? newId();
  const subjectId = given.subjectId ?? newId();
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  await asPractice(owner, practiceId, async (tx) => {
    if (!given.identityId) {
      await tx`insert into login_identity (id, email_index, passphrase_hash)
        values (${identityId}, ${addressIndex(email)}, ${passphraseHash})`;
    }
    if (!given.subjectId) {
      await tx`insert into member (practice_id, id, role, name_sealed, email_sealed)
        values (${practiceId}, ${subjectId}, ${role}, ''::bytea, ''::bytea)`;
    }
    await tx`insert into membership (practice_id, identity_id, role, subject_id)
      values (${practiceId}, ${identityId}, ${role}, ${subjectId})`;
  });
  return { email, identityId, subjectId };
}

export type Mail = { to: string; subject: string; body: string };

/** Every mail of a practice, opened, oldest first. */
export async function mailOf(owner: postgres.Sql, practiceId: Id): Promise<Mail[]> {
  return asPractice(owner, practiceId, async (tx) => {
    const [row] = await tx`select key_id, wrapped, wrapped_by from data_key
      where owner_id = ${practiceId} and scope = 'practice'`;
    const key = unwrapDataKey({
      practiceId,
      ownerId: practiceId,
      scope: "practice",
      keyId: row?.key_id,
      wrapped: row?.wrapped,
      wrappedBy: row?.wrapped_by,
    });
    const rows = await tx<{ id: Id; to_sealed: Buffer; subject: string; body_sealed: Buffer }[]>`
      select id, to_sealed, subject, body_sealed from mail_outbox order by created_at, id`;
    return rows.map((mail) => {
      const open = (column: string, sealed: Buffer) =>
        unseal(
          key,
          {
            practiceId,
            ownerId: practiceId,
            scope: "practice",
            table: "mail_outbox",
            column,
            rowId: mail.id,
            rowVersion: 0,
          },
          sealed,
        );
      return {
        to: open("to_sealed", mail.to_sealed),
        subject: mail.subject,
        body: open("body_sealed", mail.body_sealed),
      };
    });
  });
}

/** The token in the link of the newest mail to an address. */
export async function tokenSentTo(owner: postgres.Sql, practiceId: Id, email: string): Promise<string> {
  const mail = (await mailOf(owner, practiceId)).findLast(({ to }) => to === email);
  const token = /\/invite\/([A-Za-z0-9_-]+)/.exec(mail?.body ?? "")?.[1];
  if (!token) throw new Error("no invitation was sent there");
  return token;
}

/** The one value of the one row an owner statement gives. */
export async function one<T>(
  owner: postgres.Sql,
  practiceId: Id,
  query: (tx: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>,
): Promise<T> {
  return asPractice(owner, practiceId, async (tx) => Object.values((await query(tx))[0] ?? {})[0] as T);
}

/** Runs `work` while the role cannot write audit rows. */
export async function withoutAudit<T>(owner: postgres.Sql, role: string, work: () => Promise<T>): Promise<T> {
  await owner.unsafe(`revoke insert on audit_event from ${role}`);
  try {
    return await work();
  } finally {
    await owner.unsafe(`grant insert on audit_event to ${role}`);
  }
}

/** What a call was refused with: code and sentence, or null when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; message: string } | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
}

/** The same person, claiming to be of another role: the type is fooled, the database is not. */
export function dressedAs<R extends "clinician" | "supervisor" | "admin">(
  actor: { practiceId: Id; userId: Id },
  role: R,
): ActorOf<R> {
  return mintActor({
    role,
    practiceId: actor.practiceId,
    userId: actor.userId,
    requestId: newId(),
    sessionRef: "test",
  } as never) as ActorOf<R>;
}
