import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, test as base } from "playwright/test";
import postgres from "postgres";
import type { ActorOf } from "#lib/access/actor";
import { openSession } from "#lib/auth/check-passphrase";
import { sealCookie } from "#lib/auth/cookie";
import { cookieNames } from "#lib/auth/options";
import { hashPassphrase } from "#lib/auth/passphrase";
import type { Exercise } from "#lib/exercises/types";
import { agreeLoopMap } from "#lib/formulation/agree-map";
import { assignHomework } from "#lib/homework/assign-homework";
import { giveInSession } from "#lib/homework/give-in-session";
import type { AssignHomeworkInput } from "#lib/homework/schema";
import { type Id, newId } from "#lib/kernel/ids";
import { finalisePlan } from "#lib/planning/finalise-plan";
import { savePlan } from "#lib/planning/save-plan";
import { startPlan } from "#lib/planning/start-plan";
import { startRun } from "#lib/planning/start-run";
import { addressIndex } from "#lib/secrets/address-index";
import { savedMap } from "#tests/integration/formulation/given-map";
import { bothSayYesTo } from "#tests/support/fresh-yes";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";

const DATA = process.env.EVENKEEL_E2E_DATA ?? "";
const HOURS = 3600;
const DAY_MS = 86_400_000;

/** The running server's own key and database, so that a test can make people without the door's throttle. */
function joinServer(): string {
  const read = (name: string) => readFileSync(join(DATA, name), "utf8").trim();
  const at = (user: string) =>
    `postgres://${user}:${read("database-password")}@127.0.0.1:${read("database-port")}/evenkeel`;
  process.env.EVENKEEL_MASTER_KEY = join(DATA, "master-key");
  process.env.DATABASE_URL = at("evenkeel");
  process.env.EVENKEEL_POOL = "2";
  process.env.EVENKEEL_LOG = "silent";
  return at("evenkeel_owner");
}

/** A person who can sign in: their session's cookie, and what the door would ask for. */
export type SignedIn = { cookie: string; tokenHash: Buffer; email: string; passphrase: string };

type Person = ActorOf<"partner"> | ActorOf<"clinician">;

/** Gives somebody a sign-in and opens a session, as an accepted invitation would. */
async function enter(owner: postgres.Sql, person: Person): Promise<SignedIn> {
  const { practiceId, userId: subjectId, role } = person;
  const email = `${newId()}@journey.test`;
  const passphrase = "violin gravel sunday kettle";
  const identityId = newId();
  const hash = await hashPassphrase(passphrase);
  await owner`insert into login_identity (id, email_index, passphrase_hash)
    values (${identityId}, ${addressIndex(email)}, ${hash})`;
  await owner`insert into membership (practice_id, identity_id, role, subject_id)
    values (${practiceId}, ${identityId}, ${role}, ${subjectId})`;
  const { sessionToken } = await openSession({ practiceId, identityId, role, subjectId });
  const cookie = sealCookie(sessionToken, 12 * HOURS);
  const [session] = await owner<{ token_hash: Buffer }[]>`select token_hash from auth_session
    where practice_id = ${practiceId} and identity_id = ${identityId}`;
  if (!session) throw new Error("the session was not written");
  return { cookie, tokenHash: session.token_hash, email, passphrase };
}

/** A couple with its clinician, in a practice of its own, each of them signed in. */
export type Room = World & { a: SignedIn; b: SignedIn; clinician: SignedIn };

export type Records = {
  owner: postgres.Sql;
  /** A couple nobody else's test touches. */
  makeRoom(): Promise<Room>;
  /** Homework for both; the task of each. */
  give(room: Room, slug: string, change?: Partial<AssignHomeworkInput>): Promise<{ a: Id; b: Id }>;
  /** The same where both have said yes on their phones, as touch and sexual work need it. */
  giveAgreed(room: Room, slug: string, change?: Partial<AssignHomeworkInput>): Promise<{ a: Id; b: Id }>;
  /** As `give`; what is done in the room alone is given in a running session. */
  play(room: Room, exercise: Pick<Exercise, "slug" | "version" | "format">): Promise<{ a: Id; b: Id }>;
  /** A session under way with one exercise in its plan. */
  run(room: Room, exercise: Pick<Exercise, "slug" | "version">): Promise<{ sessionId: Id; itemId: Id }>;
  /** An exercise done in a session of the couple: some go home only after that. */
  teach(room: Room, slug: string): Promise<void>;
  /** As if everything the couple has saved so far had been saved hours ago. */
  waited(room: Room): Promise<void>;
  /** How far exercises may go for both, 0 to 3. */
  allow(room: Room, ceiling: number): Promise<void>;
  /** A loop map that both agreed to. */
  draw(room: Room): Promise<void>;
  /** The next appointment, this many days from now. */
  plan(room: Room, days: number): Promise<void>;
  /** How many rows of the practice a table holds. */
  count(room: Room, table: string): Promise<number>;
  /** As if the person had been away for an hour. */
  forget(person: SignedIn): Promise<void>;
};

function recordsOf(owner: postgres.Sql): Records {
  return {
    owner,
    async makeRoom() {
      const world = await makeWorld(owner);
      const [a, b, clinician] = await Promise.all([
        enter(owner, world.partnerA),
        enter(owner, world.partnerB),
        enter(owner, world.treating),
      ]);
      return { ...world, a, b, clinician };
    },
    async give(room, slug, change = {}) {
      await bothSayYesTo(room, slug);
      return this.giveAgreed(room, slug, change);
    },
    async giveAgreed(room, slug, change = {}) {
      const given = await assignHomework(room.treating, {
        requestId: newId(),
        coupleId: room.coupleId,
        sessionId: null,
        exerciseSlug: slug,
        smaller: false,
        dueOn: practiceDay(7),
        for: "both",
        ...change,
      });
      // Given some hours ago: a timer cannot have run for longer than its task has been there.
      await asPractice(owner, room.practiceId, async (tx) => {
        await tx`update assignment set assigned_at = now() - interval '6 hours' where id = ${given.assignmentId}`;
        // And so was whatever they had answered before.
        await tx`update yes_answer set at = at - interval '6 hours' where couple_id = ${room.coupleId}`;
      });
      const of = (slot: "A" | "B") => given.tasks.find((task) => task.slot === slot)?.id ?? "";
      return { a: of("A"), b: of("B") };
    },
    async draw(room) {
      const mapId = await savedMap(owner, room);
      await agreeLoopMap(room.treating, { coupleId: room.coupleId, mapId, agreedOn: "2026-01-02" });
    },
    async waited(room) {
      await asPractice(
        owner,
        room.practiceId,
        (tx) =>
          tx`update draft set updated_at = now() - interval '2 hours' where couple_id = ${room.coupleId}`,
      );
    },
    async play(room, { slug, version, format }) {
      if (format !== "session") return this.give(room, slug);
      const { sessionId, itemId } = await this.run(room, { slug, version });
      await bothSayYesTo(room, slug);
      const { tasks } = await giveInSession(room.treating, { coupleId: room.coupleId, sessionId, itemId });
      const of = (slot: "A" | "B") => tasks.find((task) => task.slot === slot)?.id ?? "";
      return { a: of("A"), b: of("B") };
    },
    async run(room, { slug, version }) {
      const { practiceId, coupleId, treating } = room;
      const [sessionId, itemId] = [newId(), newId()];
      await asPractice(
        owner,
        practiceId,
        (tx) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes)
          values (${practiceId}, ${sessionId}, ${coupleId}, 80, now() - interval '5 minutes', 'Europe/Berlin', 50)`,
      );
      const of = { coupleId, sessionId };
      const { planId } = await startPlan(treating, { ...of, frame: "blank" });
      const item = { kind: "exercise" as const, id: itemId, phase: "core" as const, minutes: 40 };
      const items = [{ ...item, exerciseSlug: slug, exerciseVersion: version }];
      await savePlan(treating, planId, { version: 1, items });
      await finalisePlan(treating, { ...of, version: 2 });
      await startRun(treating, of);
      return { sessionId, itemId };
    },
    async teach(room, slug) {
      const { practiceId, coupleId } = room;
      const [sessionId, planId] = [newId(), newId()];
      await asPractice(owner, practiceId, async (tx) => {
        await tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, state)
          values (${practiceId}, ${sessionId}, ${coupleId}, 90, now() - interval '1 day', 'Europe/Berlin', 50, 'closed')`;
        await tx`insert into plan (practice_id, id, couple_id, session_id, state)
          values (${practiceId}, ${planId}, ${coupleId}, ${sessionId}, 'final')`;
        await tx`insert into plan_item (practice_id, plan_id, id, couple_id, position, phase, kind, title,
            exercise_slug, exercise_version, minutes, state)
          values (${practiceId}, ${planId}, ${newId()}, ${coupleId}, 1, 'core', 'exercise', 'An exercise', ${slug},
            1, 10, 'done')`;
      });
    },
    async allow(room, ceiling) {
      await asPractice(
        owner,
        room.practiceId,
        (tx) => tx`update partner set explicitness_ceiling = ${ceiling} where couple_id = ${room.coupleId}`,
      );
    },
    async plan(room, days) {
      const at = new Date(Date.now() + days * DAY_MS);
      await asPractice(
        owner,
        room.practiceId,
        (tx) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes)
          values (${room.practiceId}, ${newId()}, ${room.coupleId}, 1, ${at}, 'Europe/Berlin', 50)`,
      );
    },
    async count(room, table) {
      const [row] = await owner<{ n: number }[]>`
        select count(*)::int as n from ${owner(table)} where practice_id = ${room.practiceId}`;
      return row?.n ?? -1;
    },
    async forget({ tokenHash }) {
      await owner`update auth_session set last_seen_at = now() - interval '1 hour'
        where token_hash = ${tokenHash}`;
    },
  };
}

export type Open = (person: SignedIn, options?: BrowserContextOptions) => Promise<BrowserContext>;

/** A journey of one couple on their phones: the server's records, and phones that are signed in. */
export const test = base.extend<{ origin: string; open: Open }, { records: Records }>({
  records: [
    // biome-ignore lint/correctness/noEmptyPattern: the tool reads the names between the braces, and there are none.
    async ({}, use) => {
      const owner = postgres(joinServer(), { max: 2, onnotice: () => {} });
      await use(recordsOf(owner));
      await owner.end({ timeout: 2 });
    },
    { scope: "worker" },
  ],
  // Where the server is, as its own pages name it.
  origin: ({ baseURL }, use) => use(baseURL ?? ""),
  open: async ({ browser, origin }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person, options = {}) => {
      const context = await browser.newContext(options);
      await context.addCookies([
        { name: cookieNames(false).session, value: person.cookie, url: origin, httpOnly: true },
      ]);
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect } from "playwright/test";
