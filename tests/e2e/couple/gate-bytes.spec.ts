import type { BrowserContext } from "playwright/test";
import { addScreening, asPractice } from "#tests/support/people";
import { comparable, PAGES_OF } from "./pages";
import { expect, type Room, test } from "./room";

type Slot = "A" | "B";

/** Every page of a partner's room with both tasks, as markup and as data, and what saving one answers. */
async function everything(context: BrowserContext, origin: string, own: readonly string[]) {
  const seen = new Map<string, string>();
  const pages = [...new Set(own.flatMap((id) => PAGES_OF(id)))];
  for (const headers of [{}, { rsc: "1" }] as Record<string, string>[])
    await Promise.all(
      pages.map(async (path) =>
        seen.set(`${headers.rsc ?? 0} ${path}`, await comparable(context, path, { kept: own, headers })),
      ),
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

test("what a gate takes away is the same to the byte for each partner, whoever was the cause", async ({
  records,
  open,
  origin,
}) => {
  test.setTimeout(180_000);
  const room: Room = await records.makeRoom();
  const alone = await records.give(room, "name-it-first");
  const talk = await records.give(room, "daily-stress-share");
  const own: Readonly<Record<Slot, readonly string[]>> = { A: [alone.a, talk.a], B: [alone.b, talk.b] };
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
