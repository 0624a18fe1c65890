import type { BrowserContext } from "playwright/test";
import { effectOf, HOLD_GATES } from "#lib/couples/gates";
import { setConsent } from "#lib/couples/set-consent";
import { findExercise } from "#lib/exercises/queries";
import { addScreening, asPractice } from "#tests/support/people";
import { askEach, comparable, PAGES_OF } from "./pages";
import { expect, type Records, type Room, test } from "./room";

type Slot = "A" | "B";

/** Every page of a partner's room with all tasks, or those named, as markup and as data, and what saving one answers. */
async function everything(
  context: BrowserContext,
  origin: string,
  own: readonly string[],
  pages: readonly string[] = [...new Set(own.flatMap((id) => PAGES_OF(id)))],
) {
  const seen = new Map<string, string>();
  for (const headers of [{}, { rsc: "1" }] as Record<string, string>[])
    await askEach(pages, async (path) =>
      seen.set(`${headers.rsc ?? 0} ${path}`, await comparable(context, path, { kept: own, headers })),
    );
  for (const id of own) {
    const sent = await context.request.put(`/api/drafts/${id}`, {
      data: { version: 7, answers: {} },
      headers: { origin },
    });
    seen.set(`PUT ${id}`, `${sent.status()} ${await sent.text()}`);
  }
  return seen;
}

/** One piece of homework of each class: alone, a talk, touch, and sexual. */
const SLUGS = ["name-it-first", "daily-stress-share", "touch-no-agenda", "stay-after"] as const;

async function giveEach(records: Records, room: Room) {
  await records.allow(room, 3);
  const given = [];
  for (const slug of SLUGS) given.push(await records.give(room, slug));
  return given;
}

/** Where each sees and changes their own choice, so that it differs by what they chose themselves. */
const OWN_CHOICE = ["/who-can-see"];

test("what a gate takes away is the same to the byte for each partner, whoever was the cause", async ({
  records,
  open,
  origin,
}) => {
  test.setTimeout(300_000);
  const room: Room = await records.makeRoom();
  const given = await giveEach(records, room);
  const [alone, talk, touch, near] = given;
  if (!alone || !talk || !touch || !near) throw new Error("no homework was given");
  const own: Readonly<Record<Slot, readonly string[]>> = {
    A: given.map(({ a }) => a),
    B: given.map(({ b }) => b),
  };
  const contexts = { A: await open(room.a), B: await open(room.b) };
  const both = async () => ({
    A: await everything(contexts.A, origin, own.A),
    B: await everything(contexts.B, origin, own.B),
  });
  const screened = (slot: Slot, change: { status?: string; daysAgo?: number } = {}) => {
    const { practiceId, coupleId, treating } = room;
    const partnerId = (slot === "A" ? room.partnerA : room.partnerB).userId;
    return asPractice(records.owner, practiceId, (tx) =>
      addScreening(tx, { practiceId, coupleId, partnerId, slot, clinicianId: treating.userId }, change),
    );
  };
  const hold = (gate: string, on: boolean) =>
    asPractice(records.owner, room.practiceId, (tx) =>
      on
        ? tx`insert into safety_hold (practice_id, id, couple_id, gate, note_sealed, set_by)
            values (${room.practiceId}, gen_random_uuid(), ${room.coupleId}, ${gate}, ${Buffer.alloc(16)},
              ${room.treating.userId})`
        : tx`update safety_hold set cleared_at = now() where couple_id = ${room.coupleId}`,
    );

  const free = await both();
  expect(free.A.get(`0 /do/${talk.a}`)).toMatch(/^200/);
  const causes: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    ["A's screening lapsed", () => screened("A", { daysAgo: 56 }), () => screened("A")],
    ["B's screening lapsed", () => screened("B", { daysAgo: 56 }), () => screened("B")],
    ["A's screening was not done", () => screened("A", { status: "not_done" }), () => screened("A")],
    ["the clinician set G01", () => hold("G01", true), () => hold("G01", false)],
    ["the clinician set G04", () => hold("G04", true), () => hold("G04", false)],
  ];
  const [, first] = causes[0] ?? [];
  if (!first) throw new Error("no cause");
  await first();
  const held = await both();
  expect(held.A.get(`0 /do/${talk.a}`)).toMatch(/^404/);
  expect(held.B.get(`0 /do/${talk.b}`)).toMatch(/^404/);
  for (const { a, b } of [touch, near]) {
    expect(free.A.get(`0 /do/${a}`)).toMatch(/^200/);
    expect(held.A.get(`0 /do/${a}`)).toMatch(/^404/);
    expect(held.B.get(`0 /do/${b}`)).toMatch(/^404/);
  }
  expect(held.A.get(`0 /do/${alone.a}`)).toMatch(/^200/);
  await screened("A");
  for (const [name, apply, undo] of causes) {
    await apply();
    const now = await both();
    for (const slot of ["A", "B"] as const)
      for (const [path, text] of held[slot])
        expect(now[slot].get(path), `${name}: ${slot} ${path}`).toBe(text);
    await undo();
  }
  const again = await both();
  for (const slot of ["A", "B"] as const)
    for (const [path, text] of free[slot]) expect(again[slot].get(path), `${slot} ${path}`).toBe(text);
});

test("every gate takes away the same from both pages, whoever asked to be seen alone before", async ({
  records,
  open,
  origin,
}) => {
  test.setTimeout(300_000);
  const room: Room = await records.makeRoom();
  const given = await giveEach(records, room);
  const own = { A: given.map(({ a }) => a), B: given.map(({ b }) => b) };
  const contexts = { A: await open(room.a), B: await open(room.b) };
  const both = async () => {
    const seen: Record<Slot, Map<string, string>> = { A: new Map(), B: new Map() };
    for (const slot of ["A", "B"] as const) {
      const pages = ["/home", "/together", ...own[slot].flatMap((id) => [`/do/${id}`, `/do/${id}/1`])];
      seen[slot] = await everything(contexts[slot], origin, own[slot], pages);
    }
    return seen;
  };
  const say = (work: (tx: Parameters<Parameters<typeof asPractice>[2]>[0]) => Promise<unknown>) =>
    asPractice(records.owner, room.practiceId, work);
  const askedBy = (slot: Slot) =>
    say(
      (tx) => tx`insert into talk_request (practice_id, id, couple_id, partner_id, slot)
        values (${room.practiceId}, gen_random_uuid(), ${room.coupleId},
          ${(slot === "A" ? room.partnerA : room.partnerB).userId}, ${slot})`,
    );
  const hold = (gate: string) =>
    say(
      (tx) => tx`insert into safety_hold (practice_id, id, couple_id, gate, note_sealed, set_by)
        values (${room.practiceId}, gen_random_uuid(), ${room.coupleId}, ${gate}, ${Buffer.alloc(16)},
          ${room.treating.userId})`,
    );
  const end = () =>
    say(async (tx) => {
      await tx`update safety_hold set cleared_at = now() where couple_id = ${room.coupleId}`;
      await tx`delete from talk_request where couple_id = ${room.coupleId}`;
    });
  const free = await both();
  for (const gate of HOLD_GATES) {
    await hold(gate);
    const expected = await both();
    await end();
    // It is not the same because nothing happened: what the gate stops is gone, and the rest is there.
    for (const [at, slug] of SLUGS.entries()) {
      const exercise = findExercise(slug);
      if (!exercise) throw new Error(`${slug} is not in the library`);
      const isStopped = effectOf(gate, exercise, "home") === "block";
      for (const slot of ["A", "B"] as const) {
        const page = `0 /do/${own[slot][at]}`;
        if (isStopped) expect(expected[slot].get(page), `${gate}: ${slot} ${slug}`).toMatch(/^404/);
        else expect(expected[slot].get(page), `${gate}: ${slot} ${slug}`).toBe(free[slot].get(page));
      }
    }
    for (const cause of ["A", "B"] as const) {
      await askedBy(cause);
      await hold(gate);
      const seen = await both();
      for (const slot of ["A", "B"] as const)
        for (const [path, text] of expected[slot])
          expect(seen[slot].get(path), `${gate} after ${cause} asked: ${slot} ${path}`).toBe(text);
      await end();
    }
  }
});

test("consent taken back closes the same to the byte for each partner, whoever took it back", async ({
  records,
  open,
  origin,
}) => {
  test.setTimeout(300_000);
  const room: Room = await records.makeRoom();
  const given = await giveEach(records, room);
  const own: Readonly<Record<Slot, readonly string[]>> = {
    A: given.map(({ a }) => a),
    B: given.map(({ b }) => b),
  };
  const contexts = { A: await open(room.a), B: await open(room.b) };
  const both = async () => ({
    A: await everything(contexts.A, origin, own.A),
    B: await everything(contexts.B, origin, own.B),
  });
  const say = (slot: Slot, consent: "given" | "withdrawn") =>
    setConsent(slot === "A" ? room.partnerA : room.partnerB, { consent });
  for (const slot of ["A", "B"] as const) await say(slot, "given");
  const free = await both();
  await say("A", "withdrawn");
  const byA = await both();
  await say("A", "given");
  await say("B", "withdrawn");
  const byB = await both();
  await say("B", "given");
  const again = await both();
  for (const slot of ["A", "B"] as const) {
    for (const id of own[slot]) expect(byA[slot].get(`0 /do/${id}`), `${slot} ${id}`).toMatch(/^404/);
    const byOther = slot === "A" ? byB : byA;
    for (const [path, text] of byA[slot]) {
      // What shows one's own choice stays as it was when the other chose.
      const isOwn = OWN_CHOICE.some((page) => path.endsWith(` ${page}`));
      const expected = isOwn ? free[slot].get(path) : text;
      expect((isOwn ? byOther : byB)[slot].get(path), `${slot} ${path}`).toBe(expected);
    }
    for (const [path, text] of free[slot]) expect(again[slot].get(path), `${slot} ${path}`).toBe(text);
  }
});
