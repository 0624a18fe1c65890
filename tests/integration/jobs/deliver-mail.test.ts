import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { postMail } from "#lib/accounts/post-mail";
import { deliverMail, deliverPracticeMail } from "#lib/jobs/deliver-mail";
import { type Mail, type MailTransport, mailTransport } from "#lib/jobs/mail-transport";
import type { Id } from "#lib/kernel/ids";
import { jobOf } from "#tests/integration/release/episodes";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** A mail server that remembers, and does what the test says with each mail. */
function fakeServer(onSend: (mail: Mail) => void | Promise<void> = () => {}) {
  const got: Mail[] = [];
  const transport: MailTransport = {
    ready: async () => {},
    send: async (mail) => {
      got.push(mail);
      await onSend(mail);
    },
  };
  return { got, transport };
}

async function post(admin: ActorOf<"admin">, ...bodies: string[]): Promise<void> {
  for (const body of bodies) {
    await withActor(admin, (tx) => postMail(tx, admin, "ann@example.org", body));
  }
}

async function states(practiceId: Id): Promise<string[]> {
  return asPractice(db.owner, practiceId, async (tx) =>
    (await tx<{ state: string }[]>`select state from mail_outbox order by created_at, id`).map(
      (row) => row.state,
    ),
  );
}

async function outbox(...bodies: string[]) {
  const practiceId = await makePractice(db.owner);
  const admin = await makeMember(db.owner, practiceId, "admin");
  await post(admin, ...bodies);
  return { practiceId, admin };
}

describe("deliverMail", () => {
  it("sends what waits in every practice, opened, with the neutral subject, and marks it sent", async () => {
    const one = await outbox("First link");
    const two = await outbox("Second link");
    const { got, transport } = fakeServer();
    await deliverMail(transport);
    expect(got).toEqual([
      { to: "ann@example.org", subject: "You have a note waiting.", text: "First link" },
      { to: "ann@example.org", subject: "You have a note waiting.", text: "Second link" },
    ]);
    expect([...(await states(one.practiceId)), ...(await states(two.practiceId))]).toEqual(["sent", "sent"]);
    expect((await auditOf(db.owner, one.practiceId)).at(-1)).toMatchObject({
      entity: "mail_outbox",
      actor_role: "job",
      purpose: "send a mail",
    });
    await deliverMail(transport);
    expect(got).toHaveLength(2);
  });

  it("has marked and committed a mail as sending before the server hears of it", async () => {
    const { practiceId } = await outbox("Link");
    const during: string[][] = [];
    const { transport } = fakeServer(async () => {
      during.push(await states(practiceId));
    });
    await deliverPracticeMail(jobOf(practiceId), transport);
    expect(during).toEqual([["sending"]]);
  });

  it("never sends again what was being sent when the worker died", async () => {
    const { practiceId } = await outbox("Link");
    const { transport } = fakeServer();
    // The worker is gone between handing the mail over and noting that it did.
    await db.owner`revoke update on mail_outbox from app_job`;
    await db.owner`grant update (state) on mail_outbox to app_job`;
    try {
      await expect(deliverPracticeMail(jobOf(practiceId), transport)).rejects.toThrow();
    } finally {
      await db.owner`grant update (state, sent_at) on mail_outbox to app_job`;
    }
    expect(await states(practiceId)).toEqual(["sending"]);
    const next = fakeServer();
    await deliverPracticeMail(jobOf(practiceId), next.transport);
    expect(next.got).toEqual([]);
    expect(await states(practiceId)).toEqual(["sending"]);
  });

  it("marks a refused mail as failed, tries it no more, and goes on with the next", async () => {
    const { practiceId } = await outbox("Refused", "Fine");
    const { got, transport } = fakeServer((mail) => {
      if (mail.text === "Refused") throw new Error("550 no such address");
    });
    await deliverPracticeMail(jobOf(practiceId), transport);
    await deliverPracticeMail(jobOf(practiceId), transport);
    expect(got.map((mail) => mail.text)).toEqual(["Refused", "Fine"]);
    expect(await states(practiceId)).toEqual(["failed", "sent"]);
  });

  it("sends each of many mails once when several workers run", async () => {
    const bodies = Array.from({ length: 24 }, (_, i) => `Link ${i}`);
    const { practiceId } = await outbox(...bodies);
    const { got, transport } = fakeServer(() => new Promise((done) => setTimeout(done, 5)));
    await Promise.all(Array.from({ length: 4 }, () => deliverPracticeMail(jobOf(practiceId), transport)));
    expect(got.map((mail) => mail.text).sort()).toEqual([...bodies].sort());
    expect(new Set(await states(practiceId))).toEqual(new Set(["sent"]));
  });

  it("claims nothing while the mail server cannot be reached", async () => {
    const { practiceId } = await outbox("Link");
    const down: MailTransport = {
      ready: async () => {
        throw new Error("no answer");
      },
      send: async () => {},
    };
    await expect(deliverMail(down)).rejects.toThrow("no answer");
    expect(await states(practiceId)).toEqual(["waiting"]);
  });

  it("leaves mail alone without a mail server, and mail whose link is too old", async () => {
    const { practiceId } = await outbox("Link");
    await deliverMail(null);
    expect(await states(practiceId)).toEqual(["waiting"]);
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`update mail_outbox set created_at = now() - interval '73 hours'`;
    });
    const { got, transport } = fakeServer();
    await deliverPracticeMail(jobOf(practiceId), transport);
    expect(got).toEqual([]);
  });

  it("has a mail server only where SMTP_URL names one", () => {
    expect(mailTransport({})).toBeNull();
    expect(mailTransport({ SMTP_URL: "smtp://mail.example.org:2525" })).not.toBeNull();
  });
});
