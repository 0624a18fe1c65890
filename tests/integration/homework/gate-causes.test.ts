import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VERBS } from "#lib/access/matrix";
import { answerYes } from "#lib/couples/answer-yes";
import { askToTalk } from "#lib/couples/ask-to-talk";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { HOLD_GATES, type HoldGate, MARKER } from "#lib/couples/gates";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { openSessionCheck } from "#lib/couples/own-session-check";
import { openOwnYes } from "#lib/couples/own-yes";
import { setCeiling } from "#lib/couples/set-ceiling";
import { setConsent } from "#lib/couples/set-consent";
import { openOurMap } from "#lib/formulation/our-map";
import { openEpisode } from "#lib/formulation/own-episode";
import { openLines } from "#lib/formulation/own-lines";
import { openMoments } from "#lib/formulation/own-moments";
import { openNeeds } from "#lib/formulation/own-needs";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { openSentRatings } from "#lib/formulation/sent-ratings";
import { openCards } from "#lib/homework/cards";
import { findTurn } from "#lib/homework/find-turn";
import { listSent } from "#lib/homework/list-sent";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openTask } from "#lib/homework/open-task";
import { openTogether } from "#lib/homework/open-together";
import { ownCalendar } from "#lib/homework/own-calendar";
import { newId } from "#lib/kernel/ids";
import { openCheckIn } from "#lib/progress/open-check-in";
import { useFreshDatabase } from "#tests/support/database";
import { addScreening, asPractice, makeWorld, type World } from "#tests/support/people";
import { giveHomework, now, refusalOf } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const later = () => new Date(now.clock().getTime() + 3_600_000);

type Slot = "A" | "B";
type Partner = World["partnerA"];
type Given = { world: World; own: Readonly<Record<Slot, readonly string[]>> };

/** What takes the place of talk while that is held; nothing takes that of touch, which is one sentence then. */
const STAND_IN = { "daily-stress-share": { slug: "hold-the-compliment" } } as const;

/** One piece of homework of each class, alone, talk, touch and sexual, for both. */
async function begin(): Promise<Given> {
  const world = await makeWorld(db.owner);
  for (const partner of [world.partnerA, world.partnerB]) await setCeiling(partner, { ceiling: 3 });
  const given = [];
  for (const exerciseSlug of ["name-it-first", "daily-stress-share", "touch-no-agenda", "stay-after"])
    given.push(
      await giveHomework(world, {
        exerciseSlug,
        standIn: STAND_IN[exerciseSlug as keyof typeof STAND_IN] ?? null,
      }),
    );
  const instead = await asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx<{ id: string; slot: Slot }[]>`select id, slot from task where is_stand_in`,
  );
  const of = (slot: Slot) => instead.filter((one) => one.slot === slot).map(({ id }) => id);
  return {
    world,
    own: {
      A: [...given.map(({ taskA }) => taskA), ...of("A")],
      B: [...given.map(({ taskB }) => taskB), ...of("B")],
    },
  };
}

const orRefusal = async (call: Promise<unknown>) => {
  const refusal = await refusalOf(call);
  return refusal ?? (await call);
};

/** Every read a partner has, by its name in the access matrix. */
const READS: Readonly<Record<string, (who: Partner, taskId: string) => Promise<unknown>>> = {
  "couples/findOwnChoices": (who) => findOwnChoices(who),
  "couples/openOwnYes": (who) => openOwnYes(who),
  "couples/openSessionCheck": (who) => openSessionCheck(who),
  "formulation/openOurMap": (who) => openOurMap(who),
  "formulation/openOwnRatings": (who) => openOwnRatings(who),
  "formulation/openSentRatings": (who) => openSentRatings(who),
  "formulation/openEpisode": (who) => openEpisode(who, now.clock),
  "formulation/openMoments": (who) => openMoments(who, now.clock),
  "formulation/openNeeds": (who) => openNeeds(who, now.clock),
  "formulation/openLines": async (who) => [
    await openLines(who, "check_in", now.clock),
    await openLines(who, "rating", now.clock),
  ],
  "homework/findTurn": (who, taskId) => findTurn(who, taskId, { place: 1, turn: 2 }),
  "homework/listSent": (who) => listSent(who),
  "homework/listToday": (who) => listToday(who, now),
  "homework/listTogether": (who) => listTogether(who),
  "homework/openCards": (who) => openCards(who),
  "homework/openTask": (who, taskId) => openTask(who, taskId),
  "homework/openTogether": (who, taskId) => openTogether(who, taskId),
  "homework/ownCalendar": (who) => ownCalendar(who, now),
  "progress/openCheckIn": (who) => openCheckIn(who, now),
};

/** All bytes of one partner, ids by their place, instants left out; without a partner's own choice of consent. */
async function everything({ world, own }: Given, slot: Slot): Promise<string> {
  const who = slot === "A" ? world.partnerA : world.partnerB;
  const parts: string[] = [];
  for (const [name, read] of Object.entries(READS))
    for (const taskId of name.includes("Task") || name.includes("Turn") || name.endsWith("openTogether")
      ? own[slot]
      : [""])
      parts.push(`${name} ${JSON.stringify(await orRefusal(read(who, taskId)))}`);
  const ids = [...own[slot], who.userId, world.coupleId];
  return ids
    .reduce((text, id, place) => text.replaceAll(id, `(${place})`), parts.join("\n"))
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, "(then)")
    .replace(/"consent":"\w+"/g, '"consent":"(own)"');
}

type Cause = (given: Given) => Promise<unknown>;
/** What both get after this cause; every tile and every refusal is there. */
async function under(cause: Cause): Promise<Readonly<Record<Slot, string>>> {
  const given = await begin();
  await cause(given);
  return { A: await everything(given, "A"), B: await everything(given, "B") };
}

const person = ({ world }: Given, slot: Slot) => (slot === "A" ? world.partnerA : world.partnerB);
const set = (gate: HoldGate, { world }: Given) =>
  holdJointWork(world.treating, { coupleId: world.coupleId, gate, note: "A line for the record." });
/** A screening of this partner as it was written down. */
const screened =
  (slot: Slot, change: { status?: string; daysAgo?: number }): Cause =>
  (given) => {
    const { practiceId, coupleId, treating } = given.world;
    const partnerId = person(given, slot).userId;
    return asPractice(db.owner, practiceId, (tx) =>
      addScreening(tx, { practiceId, coupleId, partnerId, slot, clinicianId: treating.userId }, change),
    );
  };
const unscreened =
  (slot: Slot): Cause =>
  (given) =>
    asPractice(
      db.owner,
      given.world.practiceId,
      (tx) => tx`delete from screening where partner_id = ${person(given, slot).userId}`,
    );
const overdue: Cause = async (given) => {
  await set("G08", given);
  await asPractice(
    db.owner,
    given.world.practiceId,
    (tx) =>
      tx`update safety_hold set set_at = now() - interval '57 days' where couple_id = ${given.world.coupleId}`,
  );
};
/** The same hold, set by the clinician after one of the two asked to be seen alone, or after neither. */
const told = (gate: HoldGate): Readonly<Record<string, Cause>> => ({
  clinician: (given) => set(gate, given),
  ...Object.fromEntries(
    (["A", "B"] as const).map((slot) => [
      `partner ${slot}`,
      async (given: Given) => {
        await askToTalk(person(given, slot));
        await set(gate, given);
      },
    ]),
  ),
});

async function expectSame(causes: Readonly<Record<string, Cause>>): Promise<Readonly<Record<Slot, string>>> {
  const [[, first] = [], ...rest] = Object.entries(causes);
  if (!first) throw new Error("No cause.");
  const expected = await under(first);
  for (const [name, cause] of rest) expect(await under(cause), name).toEqual(expected);
  return expected;
}

/** How many of the five open for this partner. */
const opened = (text: string) =>
  text.split("\n").filter((line) => /^homework\/openTask (?!.*not_found)/.test(line)).length;

describe("what both partners get", () => {
  it("is read here by every read a partner has", () => {
    const reads = Object.entries(VERBS).flatMap(([name, { kind, audience }]) =>
      kind === "read" && audience === "partner" ? [name] : [],
    );
    expect(Object.keys(READS).sort()).toEqual(reads.sort());
  });

  it("is all of it where nothing holds, and where the marker alone is set", async () => {
    const free = await expectSame({ nothing: async () => undefined, ...told(MARKER) });
    expect([opened(free.A), opened(free.B)]).toEqual([4, 4]);
  });

  it.each(HOLD_GATES.filter((gate) => gate !== MARKER))(
    "is the same under %s, whoever was the cause",
    async (gate) => {
      const seen = await expectSame(told(gate));
      expect(opened(seen.A)).toBe(opened(seen.B));
    },
    60_000,
  );

  it("is the same under G01, whichever screening is missing, and as if it had been set by hand", async () => {
    const seen = await expectSame({
      "set by hand": (given) => set("G01", given),
      "A never": unscreened("A"),
      "B never": unscreened("B"),
      "A lapsed": screened("A", { daysAgo: 56 }),
      "B lapsed": screened("B", { daysAgo: 56 }),
      "A not done": screened("A", { status: "not_done" }),
      "B not done": screened("B", { status: "not_done" }),
      "A with a concern": screened("A", { status: "concern" }),
      "B with a concern": screened("B", { status: "concern" }),
      "a hold nobody looked at": overdue,
    });
    // Work done alone, and what stands in for the talk.
    expect([opened(seen.A), opened(seen.B)]).toEqual([2, 2]);
  }, 60_000);

  it("is the same under G15, whoever withdrew, and closes all of it but one's own choices", async () => {
    const seen = await expectSame({
      "partner A": (given) => setConsent(person(given, "A"), { consent: "withdrawn" }),
      "partner B": (given) => setConsent(person(given, "B"), { consent: "withdrawn" }),
    });
    expect([opened(seen.A), opened(seen.B)]).toEqual([0, 0]);
    for (const text of [seen.A, seen.B])
      for (const read of ["openOwnYes", "openOwnRatings", "openEpisode", "openMoments", "openCheckIn"])
        expect(text, read).toMatch(new RegExp(`/${read} \\{[^\n]*"state":"held"`));
  }, 60_000);

  it("is the same whoever came to stand against the work, by a word or by a ceiling", async () => {
    const says =
      (slot: Slot): Cause =>
      (given) =>
        answerYes(person(given, slot), { exerciseClass: "T", answer: "not_now" }, later);
    const lowers =
      (slot: Slot): Cause =>
      async (given) => {
        // Their own page says what they chose; the other one's must not.
        await setCeiling(person(given, slot), { ceiling: 0 });
        await asPractice(
          db.owner,
          given.world.practiceId,
          (tx) => tx`update partner set explicitness_ceiling = 3 where couple_id = ${given.world.coupleId}`,
        );
      };
    const said = await expectSame({ "A's word": says("A"), "B's word": says("B") });
    const lowered = await expectSame({ "A's ceiling": lowers("A"), "B's ceiling": lowers("B") });
    for (const { A, B } of [said, lowered]) expect(opened(A)).toBe(opened(B));
    expect(said.A).toContain('"paused":true');
  }, 60_000);

  it("is the same whoever's tension was high twice running, but for one's own check-ins", async () => {
    const tense =
      (slot: Slot): Cause =>
      (given) =>
        asPractice(db.owner, given.world.practiceId, async (tx) => {
          const { practiceId, coupleId } = given.world;
          for (const week of ["2026-11-09", "2026-11-16"])
            await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, q6)
                values (${practiceId}, ${newId()}, ${coupleId}, ${person(given, slot).userId}, ${slot}, ${week}, 9)`;
        });
    const nothing = await under(async () => undefined);
    expect((await under(tense("A"))).B).toBe(nothing.B);
    expect((await under(tense("B"))).A).toBe(nothing.A);
  }, 60_000);
});
