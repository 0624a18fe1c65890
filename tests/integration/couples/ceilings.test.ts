import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { setCeiling } from "#lib/couples/set-ceiling";
import { openFormulation } from "#lib/formulation/open-formulation";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { now } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const { clock } = now;

/** Screenings are as old as their world. */
const withoutInstants = (text: string) => text.replace(/"recordedAt":"[^"]+"/g, '"recordedAt":"(then)"');

describe("the ceilings of two partners", () => {
  it("swapped, change no byte of what the therapist gets", async () => {
    const pages = new Set<string>();
    for (const [a, b] of [
      [1, 3],
      [3, 1],
    ] as const) {
      const world = await makeWorld(db.owner);
      await setCeiling(world.partnerA, { ceiling: a });
      await setCeiling(world.partnerB, { ceiling: b });
      const page = await openFormulation(world.treating, world.coupleId, clock);
      const ids = [world.coupleId, world.partnerA.userId, world.partnerB.userId, world.codeName];
      pages.add(ids.reduce((text, id) => text.replaceAll(id, "(id)"), withoutInstants(JSON.stringify(page))));
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).not.toMatch(/"(explicitness)?[cC]eiling":(3|null)/);
  });

  const set = (world: World, a: number | null, b: number | null) =>
    asPractice(
      db.owner,
      world.practiceId,
      (
        tx,
      ) => tx`update partner set explicitness_ceiling = case slot when 'A' then ${a}::smallint else ${b}::smallint end
        where couple_id = ${world.coupleId}`,
    );
  const lower = async (world: World, asked = world) => {
    const [row] = await withActor(asked.treating, (tx) =>
      tx.execute(`select app.lower_ceiling('${world.coupleId}') as lower`),
    );
    return row?.lower;
  };

  it("come to the lower one, and to general terms only until one has chosen", async () => {
    const world = await makeWorld(db.owner);
    for (const [a, b, expected] of [
      [null, null, 1],
      [3, 0, 0],
      [3, 2, 2],
      [3, 3, 3],
      [3, null, 1],
      [null, 0, 0],
    ] as const) {
      await set(world, a, b);
      expect(await lower(world), `${a} and ${b}`).toBe(expected);
    }
  });

  it("are out of the therapist's reach, and their lower one out of another's", async () => {
    const [world, other] = [await makeWorld(db.owner), await makeWorld(db.owner)];
    await expect(
      withActor(world.treating, (tx) => tx.execute("select explicitness_ceiling from partner")),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await lower(world, other)).toBeNull();
  });
});
