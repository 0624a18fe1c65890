import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setConsent } from "#lib/couples/set-consent";
import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { followUpInput, tellResponseInput } from "#lib/formulation/episode-schema";
import { listEpisodes } from "#lib/formulation/list-episodes";
import { openMoments } from "#lib/formulation/own-moments";
import { tellResponse } from "#lib/formulation/tell-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { refusalOf, withoutAudit } from "../accounts/given";
import { clockAt, logEpisode, NOW, refusedFields, TODAY, WHOLE, waitingId } from "./given-episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const DAY = 86_400_000;
const daysOn = (days: number) => clockAt(new Date(NOW.getTime() + days * DAY));
const asked = async (days: number) =>
  (await openMoments(world.partnerA, daysOn(days))).waiting.map((one) => one.asked);

describe("later questions", () => {
  it("are asked the next day and two days later, each once, and count as asked when they are skipped", async () => {
    const { partnerA, treating, coupleId } = world;
    await logEpisode(partnerA);
    expect(await asked(0)).toEqual([]);
    expect(await asked(1)).toEqual([["next_day"]]);
    const episodeId = await waitingId(partnerA, daysOn(1));
    const tell = (days: number, kind: "next_day" | "two_days", answers: object) =>
      answerFollowUp(partnerA, { episodeId, asked: [kind], answers: { ...answers } }, daysOn(days));
    await tell(1, "next_day", { relief_24h: 2 });
    expect(await asked(1)).toEqual([]);
    await expect(refusalOf(tell(2, "next_day", { relief_24h: 9 }))).resolves.toMatchObject({
      code: "already_sent",
    });
    expect(await asked(2)).toEqual([["two_days"]]);
    await tell(2, "two_days", { tension_2d: 7, cost_note: "Canary cost" });
    expect(await asked(2)).toEqual([]);
    const [episode] = (await listEpisodes(treating, coupleId)).episodes;
    // Worked example 18: 8 now and 2 next day keep a quarter, which counts as gone.
    expect(episode).toMatchObject({
      reliefKept: 0.25,
      stuckBy: { askedAgain: true, reliefGone: true, needUnsaid: true, cost: true },
      standing: "stuck",
      answers: { relief_24h: 2, tension_2d: 7, cost_note: "Canary cost" },
    });
    await logEpisode(partnerA, WHOLE, { day: "2026-11-23" });
    const other = await waitingId(partnerA, daysOn(0));
    await answerFollowUp(partnerA, { episodeId: other, asked: ["next_day"], answers: {} }, daysOn(0));
    expect(await asked(0)).toEqual([]);
    await expect(refusalOf(tell(9, "two_days", { tension_2d: 7 }))).resolves.toMatchObject({
      code: "already_sent",
    });
  });

  it("are told once, however often it is pressed at once", async () => {
    const { partnerA } = world;
    await logEpisode(partnerA);
    const episodeId = await waitingId(partnerA, daysOn(1));
    const press = () =>
      answerFollowUp(partnerA, { episodeId, asked: ["next_day"], answers: { relief_24h: 2 } }, daysOn(1));
    const heard = await Promise.allSettled([press(), press(), press()]);
    expect(heard.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("belong to the writer alone, stop with consent, and write a line in the trail", async () => {
    const { partnerA, partnerB } = world;
    await logEpisode(partnerA);
    const episodeId = await waitingId(partnerA, daysOn(1));
    const input = { episodeId, asked: ["next_day" as const], answers: { relief_24h: 2 } };
    for (const [who, id] of [
      [partnerB, episodeId],
      [partnerA, newId()],
      [partnerA, "x"],
    ] as const)
      await expect(
        refusalOf(answerFollowUp(who, { ...input, episodeId: id }, daysOn(1))),
      ).resolves.toMatchObject({ code: "not_found" });
    const told = () => asPractice(db.owner, world.practiceId, (tx) => tx`select from episode_follow_up`);
    await expect(
      withoutAudit(db.owner, "app_partner", () => answerFollowUp(partnerA, input, daysOn(1))),
    ).rejects.toThrow();
    expect(await told()).toHaveLength(0);
    await setConsent(partnerA, { consent: "withdrawn" });
    await expect(refusalOf(answerFollowUp(partnerA, input, daysOn(1)))).resolves.toMatchObject({
      code: "held",
    });
    await setConsent(partnerA, { consent: "given" });
    await answerFollowUp(partnerA, input, daysOn(1));
    expect((await auditOf(db.owner, world.practiceId)).at(-1)).toMatchObject({ purpose: "write in private" });
  });

  // In Berlin the clocks go back on 25 October 2026 and forward on 28 March 2027.
  it.each([
    [
      "2026-10-24",
      "2026-10-24T21:59:00Z",
      "2026-10-24T22:01:00Z",
      "2026-10-25T22:59:00Z",
      "2026-10-25T23:01:00Z",
    ],
    [
      "2027-03-27",
      "2027-03-27T22:59:00Z",
      "2027-03-27T23:01:00Z",
      "2027-03-28T21:59:00Z",
      "2027-03-28T22:01:00Z",
    ],
  ])(
    "come on the practice's days around %s, neither lost nor doubled",
    async (day, before, first, last, second) => {
      const { partnerA } = world;
      await logEpisode(partnerA, WHOLE, { day, clock: clockAt(`${day}T12:00:00Z`) });
      const at = async (time: string) =>
        (await openMoments(partnerA, clockAt(time))).waiting.flatMap((one) => one.asked);
      expect(await at(before)).toEqual([]);
      expect(await at(first)).toEqual(["next_day"]);
      expect(await at(last)).toEqual(["next_day"]);
      expect(await at(second)).toEqual(["next_day", "two_days"]);
    },
  );

  it("are parsed strictly: only what was asked can be answered", () => {
    const parse = (fields: object) =>
      followUpInput.safeParse({ episodeId: newId(), asked: ["next_day"], ...fields });
    expect(parse({ relief_24h: "2" }).data).toMatchObject({ answers: { relief_24h: 2 } });
    expect(parse({ relief_24h: "not-sure" }).data).toMatchObject({ answers: {} });
    for (const wrong of [{ relief_24h: "11" }, { asked: [] }, { asked: ["later"] }, { real_need: "x" }])
      expect([wrong, parse(wrong).success]).toEqual([wrong, false]);
  });
});

describe("the responder's own view", () => {
  const tell = (day = TODAY) =>
    tellResponse(world.partnerB, { day, part: "evening", response: "pulled_away" }, clockAt(NOW));

  it("stands in the responder's lane, apart from every episode, once for a part of a day", async () => {
    const { treating, coupleId, partnerA } = world;
    await tell();
    expect(await listEpisodes(treating, coupleId)).toMatchObject({
      episodes: [],
      views: [{ slot: "B", day: TODAY, part: "evening", response: "pulled_away" }],
    });
    await logEpisode(partnerA);
    const { episodes, views } = await listEpisodes(treating, coupleId);
    expect(episodes[0]?.answers.response_seen).toBe("gave_in");
    expect(views).toHaveLength(1);
    expect(await refusedFields(tell())).toEqual({ part: ["You have told this part of that day before."] });
    expect(await refusedFields(tell("2026-11-25"))).toEqual({ day: ["Pick a day of the past week."] });
    expect(await refusedFields(tell("2026-11-16"))).toEqual({ day: ["Pick a day of the past week."] });
  });

  it("needs day, part and one of the list", () => {
    const whole = { day: TODAY, part: "night", response_given: "kind_no" };
    expect(tellResponseInput.safeParse(whole).data).toEqual({
      day: TODAY,
      part: "night",
      response: "kind_no",
    });
    for (const wrong of [
      { response_given: "" },
      { response_given: "x" },
      { part: "noon" },
      { day: "x" },
      { a: 1 },
    ])
      expect([wrong, tellResponseInput.safeParse({ ...whole, ...wrong }).success]).toEqual([wrong, false]);
  });

  it("stops with consent, and is nothing without its line in the trail", async () => {
    const told = () => asPractice(db.owner, world.practiceId, (tx) => tx`select from response_view`);
    await expect(withoutAudit(db.owner, "app_partner", () => tell())).rejects.toThrow();
    expect(await told()).toHaveLength(0);
    await setConsent(world.partnerB, { consent: "withdrawn" });
    await expect(refusalOf(tell())).resolves.toMatchObject({ code: "held" });
  });
});

describe("the therapist's list", () => {
  it("comes in pages of whole days, newest first, all of it once, with the pattern of each partner", async () => {
    const { partnerA, partnerB, treating, coupleId } = world;
    for (let days = 0; days < 12; days += 1) {
      const clock = daysOn(days);
      const day = new Date(NOW.getTime() + days * DAY).toISOString().slice(0, 10);
      for (let time = 0; time < 3; time += 1) await logEpisode(partnerA, { relief_now: 8 }, { day, clock });
      if (days < 3) await logEpisode(partnerB, WHOLE, { day, clock });
      await tellResponse(partnerB, { day, part: "night", response: "kind_no" }, clock);
    }
    const first = await listEpisodes(treating, coupleId, null, daysOn(14));
    expect(first.patterns).toEqual({
      A: { pattern: "moving", stuck: 0, of: 6 },
      B: { pattern: "not_enough", stuck: 3, of: 3 },
    });
    // Of the last two days not all could be asked yet: they wait to be counted.
    const fresh = await listEpisodes(treating, coupleId, null, daysOn(3));
    expect(fresh.patterns.B).toEqual({ pattern: "not_enough", stuck: 2, of: 2 });
    const days: string[] = [];
    const ids = new Set<string>();
    let page = first;
    for (;;) {
      for (const { id, day } of page.episodes) {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
        days.push(day);
      }
      if (page.before === null) break;
      page = await listEpisodes(treating, coupleId, page.before);
    }
    expect(ids.size).toBe(12 * 3 + 3);
    expect(page).not.toBe(first);
    for (const wrong of ["x", "2026-02-30", "2026-13-01"])
      await expect(refusalOf(listEpisodes(treating, coupleId, wrong))).resolves.toMatchObject({
        code: "not_found",
      });
  });
});
