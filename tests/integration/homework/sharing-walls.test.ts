import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { keepAnswers } from "#lib/homework/keep-answers";
import { openAnswers, sharedPlace } from "#lib/homework/sealed-answers";
import { shareAnswers } from "#lib/homework/share-answers";
import { unseal } from "#lib/secrets/box";
import { KeyRing, unwrapDataKey } from "#lib/secrets/data-keys";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeCouple, makeMember, makePractice, makeWorld } from "#tests/support/people";
import { PRIVATE_LIST } from "./private-list.ts";
import { about, giveWork, reveal, type SharedWork, sendBoth, sendPart } from "./shared-work.ts";

vi.mock("#lib/exercises/catalogue/index", async (original) => {
  const { PRIVATE_LIST: list } = await import("./private-list.ts");
  const { catalogue } = await original<typeof import("#lib/exercises/catalogue/index")>();
  return { catalogue: [...catalogue, list] };
});

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

class Undone extends Error {}

/** What one statement gives somebody whom only the database still stops; everything is taken back. */
async function asRole(
  actor: ActorOf<"partner"> | ActorOf<"clinician">,
  statement: (tx: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>,
): Promise<postgres.Row[] | "refused"> {
  let rows: postgres.Row[] = [];
  try {
    await db.owner.begin(async (tx) => {
      const [coupleId, slot] = actor.role === "partner" ? [actor.coupleId, actor.slot] : ["", ""];
      await tx`select set_config('app.practice_id', ${actor.practiceId}, true),
        set_config('app.user_id', ${actor.userId}, true), set_config('app.couple_id', ${coupleId}, true),
        set_config('app.slot', ${slot}, true), set_config('role', ${`app_${actor.role}`}, true)`;
      rows = [...(await statement(tx))];
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return rows;
    if ((error as { code?: string }).code === "42501") return "refused";
    throw error;
  }
  return rows;
}

const LISTS = [
  { list: ["card_1=yes", "card_2=no"], maybe_needs: "Words of A" },
  { list: ["card_1=maybe"], maybe_needs: "Words of B" },
] as const;

async function sent(): Promise<SharedWork> {
  const work = await giveWork(await makeWorld(db.owner), PRIVATE_LIST.slug);
  return sendBoth(work, LISTS[0], LISTS[1]);
}

async function shared(): Promise<SharedWork> {
  const work = await sent();
  for (const kind of ["reveal", "matches"] as const) {
    await shareAnswers(work.world.partnerA, about(work, "A", kind));
    await shareAnswers(work.world.partnerB, about(work, "B", kind));
  }
  for (const kind of ["reveal", "matches"] as const) await reveal(work, kind);
  return work;
}

const partsOf = (actor: ActorOf<"partner">) =>
  asRole(actor, (tx) => tx`select kind, partner_id from shared_part order by kind, partner_id`);

describe("without the product's own rules, the database still keeps from a partner", () => {
  it("the other one's part until both have chosen, and their list even then", async () => {
    const work = await sent();
    const { partnerA, partnerB } = work.world;
    for (const kind of ["reveal", "matches"] as const) await shareAnswers(partnerA, about(work, "A", kind));
    expect(await partsOf(partnerB)).toEqual([]);
    await shareAnswers(partnerB, about(work, "B", "reveal"));
    await shareAnswers(partnerB, about(work, "B", "matches"));
    const seen = (await partsOf(partnerB)) as { kind: string; partner_id: string }[];
    const theirs = seen.filter((row) => row.partner_id === partnerA.userId);
    expect(theirs).toEqual([]);
    await reveal(work);
    const revealed = (await partsOf(partnerB)) as { kind: string; partner_id: string }[];
    expect(revealed.filter((row) => row.partner_id === partnerA.userId).map((row) => row.kind)).toEqual([
      "reveal",
    ]);
  });

  it("the other one's offer, always", async () => {
    const work = await shared();
    const rows = await asRole(work.world.partnerB, (tx) => tx`select distinct partner_id from share_offer`);
    expect(rows).toEqual([{ partner_id: work.world.partnerB.userId }]);
  });

  it("what is for both, until both have sent and it was revealed", async () => {
    const work = await giveWork(await makeWorld(db.owner), "daily-stress-share");
    const { partnerA, partnerB } = work.world;
    await sendPart(work, "A", { "topic.1": "Words of A" });
    expect(await partsOf(partnerB)).toEqual([]);
    await sendPart(work, "B", {});
    expect(await partsOf(partnerB)).toEqual([]);
    await reveal(work, "shared");
    expect(await partsOf(partnerB)).toEqual([{ kind: "shared", partner_id: partnerA.userId }]);
  });

  it("opening what only one has chosen, or what nobody has", async () => {
    const work = await sent();
    const { world, assignmentId } = work;
    const open = (kind: string) =>
      asRole(
        world.partnerB,
        (tx) => tx`insert into share_opening (practice_id, assignment_id, kind, couple_id)
          values (${world.practiceId}, ${assignmentId}, ${kind}, ${world.coupleId})`,
      );
    expect(await open("reveal")).toBe("refused");
    await shareAnswers(world.partnerB, about(work, "B"));
    expect(await open("reveal")).toBe("refused");
    await asPractice(
      db.owner,
      world.practiceId,
      (
        tx,
      ) => tx`insert into shared_part (practice_id, assignment_id, kind, partner_id, couple_id, answers_sealed)
        values (${world.practiceId}, ${assignmentId}, 'reveal', ${world.partnerA.userId}, ${world.coupleId}, '')`,
    );
    expect(await open("reveal")).toEqual([]);
    const revealing = await asRole(
      world.partnerB,
      (tx) => tx`insert into share_opening (practice_id, assignment_id, kind, couple_id, opened_at)
        values (${world.practiceId}, ${assignmentId}, 'reveal', ${world.coupleId}, now())`,
    );
    expect(revealing).toBe("refused");
    const ofUnsent = await giveWork(world, "daily-stress-share");
    const early = await asRole(
      world.treating,
      (tx) => tx`insert into share_opening (practice_id, assignment_id, kind, couple_id, opened_at)
        values (${world.practiceId}, ${ofUnsent.assignmentId}, 'shared', ${world.coupleId}, now())`,
    );
    expect(early).toBe("refused");
  });

  it("choosing in the other one's place, for another couple, or before sending", async () => {
    const work = await sent();
    const { world } = work;
    const unsent = await giveWork(world);
    const other = await makeCouple(db.owner, world.treating);
    const choose = (assignmentId: string, partnerId: string, coupleId: string) =>
      asRole(
        world.partnerB,
        (
          tx,
        ) => tx`insert into shared_part (practice_id, assignment_id, kind, partner_id, couple_id, answers_sealed)
          values (${world.practiceId}, ${assignmentId}, 'reveal', ${partnerId}, ${coupleId}, '')`,
      );
    const own = world.partnerB.userId;
    expect(await choose(work.assignmentId, own, world.coupleId)).toEqual([]);
    expect(await choose(work.assignmentId, world.partnerA.userId, world.coupleId)).toBe("refused");
    expect(await choose(work.assignmentId, own, other.coupleId)).toBe("refused");
    expect(await choose(unsent.assignmentId, own, world.coupleId)).toBe("refused");
  });

  it("taking away what the other one chose, or what is open, or closing it within a day", async () => {
    const work = await sent();
    const { world, assignmentId } = work;
    const remove = (actor: ActorOf<"partner">) =>
      asRole(actor, (tx) => tx`delete from shared_part returning partner_id`);
    await shareAnswers(world.partnerA, about(work, "A"));
    expect(await remove(world.partnerB)).toEqual([]);
    expect(await remove(world.partnerA)).toHaveLength(1);
    await shareAnswers(world.partnerB, about(work, "B"));
    await reveal(work);
    for (const actor of [world.partnerA, world.partnerB]) expect(await remove(actor)).toEqual([]);
    const close = (actor: ActorOf<"partner"> | ActorOf<"clinician">) =>
      asRole(actor, (tx) => tx`select app.close_sharing(${assignmentId}, 'reveal') as closed`);
    expect(await close(world.partnerA)).toEqual([{ closed: false }]);
    expect(await close(world.treating)).toBe("refused");
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update share_opening set opened_at = now() - interval '25 hours'`,
    );
    const stranger = await makeCouple(db.owner, world.treating);
    expect(await close(stranger.partnerA)).toEqual([{ closed: false }]);
    expect(await close(world.partnerB)).toEqual([{ closed: true }]);
    expect(await asRole(world.partnerA, (tx) => tx`delete from share_opening`)).toBe("refused");
  });
});

describe("the therapist's role", () => {
  it("reads that something is open and its matches, and no part, no offer, and nothing of another caseload", async () => {
    const work = await shared();
    const { world } = work;
    for (const table of ["shared_part", "share_offer"]) {
      expect(await asRole(world.treating, (tx) => tx`select * from ${tx(table)}`)).toBe("refused");
    }
    const openings = (actor: ActorOf<"clinician">) =>
      asRole(actor, (tx) => tx`select kind, couple_id from share_opening order by kind`);
    expect(await openings(world.treating)).toEqual([
      { kind: "matches", couple_id: world.coupleId },
      { kind: "reveal", couple_id: world.coupleId },
    ]);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    expect(await openings(colleague)).toEqual([]);
    const stranger = await makeMember(db.owner, await makePractice(db.owner), "clinician");
    expect(await openings(stranger)).toEqual([]);
  });
});

type KeyRow = Parameters<typeof unwrapDataKey>[0] & { scope: string };

describe("what is stored", () => {
  /** Every key of the couple, as only somebody with the master key and the whole database could have them. */
  async function ringOf({ world }: SharedWork): Promise<KeyRing> {
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<
        KeyRow[]
      >`select practice_id as "practiceId", owner_id as "ownerId", scope, key_id as "keyId",
        wrapped, wrapped_by as "wrappedBy" from data_key where owner_id = ${world.coupleId}`,
    );
    return new KeyRing(new Map(rows.map((row) => [row.scope, unwrapDataKey(row)])));
  }

  it("of a list, offered or shared, never has a no or an unsorted card, and the offer opens for its writer alone", async () => {
    const work = await shared();
    const { world, assignmentId } = work;
    const ring = await ringOf(work);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ sealed: Buffer; table: string; partner_id: string | null }[]>`
        select answers_sealed as sealed, 'share_offer' as table, partner_id from share_offer where kind = 'matches'
        union all select answers_sealed, 'shared_part', partner_id from shared_part where kind = 'matches'
        union all select matches_sealed, 'share_opening', null from share_opening where kind = 'matches'`,
    );
    expect(rows).toHaveLength(5);
    for (const { sealed, table, partner_id } of rows) {
      const slot = partner_id === world.partnerA.userId ? "A" : "B";
      const isOffer = table === "share_offer";
      const scope = isOffer ? (slot === "A" ? "private_a" : "private_b") : "shared";
      const column =
        table === "share_opening" ? "matches_sealed" : `answers_sealed:matches${isOffer ? "" : `:${slot}`}`;
      const place = {
        practiceId: world.practiceId,
        ownerId: world.coupleId,
        scope,
        table,
        column,
        rowId: assignmentId,
        rowVersion: 0,
      };
      const text = unseal(ring.of(scope as "shared"), place, sealed);
      expect(text).toContain("card_1");
      expect(text).not.toMatch(/=no|card_2/);
      if (isOffer) expect(() => unseal(ring.of("shared"), { ...place, scope: "shared" }, sealed)).toThrow();
    }
  });

  it("opens in its own place alone: not as the other one's, nor as another kind", async () => {
    const work = await shared();
    const { world, assignmentId } = work;
    const ring = await ringOf(work);
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ sealed: Buffer }[]>`select answers_sealed as sealed from shared_part
        where kind = 'reveal' and partner_id = ${world.partnerA.userId}`,
    );
    const sealed = row?.sealed ?? Buffer.alloc(0);
    const whose = { practiceId: world.practiceId, coupleId: world.coupleId };
    const read = (slot: "A" | "B", kind: "reveal" | "shared") =>
      openAnswers(ring, sharedPlace({ ...whose, slot }, assignmentId, kind), sealed);
    expect(read("A", "reveal")).toEqual({ maybe_needs: "Words of A" });
    expect(() => read("B", "reveal")).toThrow();
    expect(() => read("A", "shared")).toThrow();
  });

  it("is nothing more once a choice is taken back", async () => {
    const work = await sent();
    const { world } = work;
    await shareAnswers(world.partnerA, about(work, "A"));
    await keepAnswers(world.partnerA, about(work, "A"));
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ n: number }[]>`select count(*)::int as n from shared_part`,
    );
    expect(row?.n).toBe(0);
  });
});
