import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { listToday } from "#lib/homework/list-today";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld, type World } from "#tests/support/people";
import { at, giveHomework, holdJointWork, now } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const TOUCH = "touch-no-agenda";
const ALONE = "hold-the-compliment";
const tomorrow = at(new Date(now.clock().getTime() + 86_400_000));

async function saysNotNow(world: World, who: "partnerA" | "partnerB"): Promise<void> {
  await answerYes(world[who], { exerciseClass: "T", answer: "not_now" }, tomorrow.clock);
}

type Cause = (world: World) => Promise<unknown>;
const CAUSES: Readonly<Record<string, { cause: Cause; touch: string; alone: string }>> = {
  nothing: { cause: async () => undefined, touch: "open", alone: "open" },
  "A says not now": { cause: (world) => saysNotNow(world, "partnerA"), touch: "refused", alone: "open" },
  "B says not now": { cause: (world) => saysNotNow(world, "partnerB"), touch: "refused", alone: "open" },
  "A lowers the ceiling": {
    cause: ({ partnerA }) => setCeiling(partnerA, { ceiling: 0 }),
    touch: "refused",
    alone: "open",
  },
  "B lowers the ceiling": {
    cause: ({ partnerB }) => setCeiling(partnerB, { ceiling: 0 }),
    touch: "refused",
    alone: "open",
  },
  "a safety hold": { cause: (world) => holdJointWork(db.owner, world, "G02"), touch: "held", alone: "open" },
  "a hold that can be signed away": {
    cause: (world) => holdJointWork(db.owner, world, "G09"),
    touch: "held",
    alone: "open",
  },
  "a hold on all homework": {
    cause: (world) => holdJointWork(db.owner, world, "G05"),
    touch: "held",
    alone: "held",
  },
  "consent taken back": {
    cause: ({ partnerB }) => setConsent(partnerB, { consent: "withdrawn" }),
    touch: "held",
    alone: "held",
  },
};

/** A couple with touch homework and work done alone, after this cause. */
async function coupleAfter(cause: Cause): Promise<World> {
  const world = await makeWorld(db.owner);
  await giveHomework(world, { exerciseSlug: TOUCH });
  await giveHomework(world, { exerciseSlug: ALONE });
  await askForYes(world.treating, { coupleId: world.coupleId, exerciseClass: "T" }, now.clock);
  await cause(world);
  return world;
}

const homeworkOf = async ({ treating, coupleId }: World) =>
  (await openCouplePage(treating, coupleId)).homework;

describe("open homework on the couple's page", () => {
  it.each(Object.entries(CAUSES))("is said to be held or not where it is: %s", async (_, given) => {
    const world = await coupleAfter(given.cause);
    const lines = await homeworkOf(world);
    const reachOf = (slug: string) => lines.find((one) => one.slug === slug)?.reach;
    expect([reachOf(TOUCH), reachOf(ALONE)]).toEqual([given.touch, given.alone]);
    const shown = lines.filter(({ reach }) => reach === "open").length;
    for (const partner of [world.partnerA, world.partnerB])
      expect((await listToday(partner, now)).tasks).toHaveLength(shown);
  });

  it("is the same to the byte for an answer and for a ceiling, and whoever it was", async () => {
    const seen = new Set<string>();
    for (const [name, { cause, touch }] of Object.entries(CAUSES)) {
      if (touch !== "refused") continue;
      const world = await coupleAfter(cause);
      const lines = (await homeworkOf(world)).map(({ id: _, ...line }) => line);
      seen.add(JSON.stringify(lines));
      expect([name, seen.size]).toEqual([name, 1]);
    }
  });

  it("is nobody's to ask about but the couple's own therapist's", async () => {
    const world = await coupleAfter(({ partnerA }) => setCeiling(partnerA, { ceiling: 0 }));
    const [line] = await homeworkOf(world);
    const ask = `select app.is_homework_refused('${line?.id}') as refused`;
    const other = await makeWorld(db.owner);
    for (const [actor, refused] of [
      [world.treating, true],
      [world.partnerB, false],
      [other.treating, false],
    ] as const) {
      const [row] = await withActor(actor, (tx) => tx.execute(ask));
      expect(row).toEqual({ refused });
    }
  });
});
