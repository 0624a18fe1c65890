import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setConsent } from "#lib/couples/set-consent";
import { discardEpisode } from "#lib/formulation/discard-episode";
import { saveEpisodeInput } from "#lib/formulation/episode-schema";
import { listEpisodes } from "#lib/formulation/list-episodes";
import { openEpisode } from "#lib/formulation/own-episode";
import { openMoments } from "#lib/formulation/own-moments";
import { saveEpisode } from "#lib/formulation/save-episode";
import { tellResponse } from "#lib/formulation/tell-response";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { refusalOf, withoutAudit } from "../accounts/given";
import { begin, clockAt, logEpisode, NOW, refusedFields, savePage, TODAY, WHOLE } from "./given-episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const now = clockAt(NOW);
const rows = () =>
  asPractice(
    db.owner,
    world.practiceId,
    (tx) =>
      tx`select happened_on::text, place, sent_on::text, slot from loop_episode order by happened_on, place`,
  );

describe("writing an episode", () => {
  it("goes page by page, is kept between them, and is nobody else's until it is sent", async () => {
    const { partnerA, partnerB, treating, coupleId } = world;
    expect((await openEpisode(partnerA, now)).draft).toBeNull();
    await begin(partnerA);
    await savePage(partnerA, "trigger", { trigger_kind: "distance", trigger_note: "Canary" });
    await savePage(partnerA, "move", { move: ["show"], asked_plainly: "yes" });
    await savePage(partnerA, "move", { move: ["fished"] });
    expect((await openEpisode(partnerA, now)).draft).toEqual({
      day: TODAY,
      part: "evening",
      answers: { trigger_kind: "distance", trigger_note: "Canary", move: ["fished"] },
    });
    expect((await openMoments(partnerA, now)).draft).toEqual({ day: TODAY, part: "evening" });
    expect((await openEpisode(partnerB, now)).draft).toBeNull();
    expect((await listEpisodes(treating, coupleId)).episodes).toEqual([]);
  });

  it("gives all of it to the therapist once it is sent, and no word of it back to the writer", async () => {
    const { partnerA, treating, coupleId } = world;
    await logEpisode(partnerA);
    const { episodes } = await listEpisodes(treating, coupleId);
    expect(episodes).toMatchObject([{ slot: "A", day: TODAY, part: "evening", answers: WHOLE }]);
    const own = JSON.stringify([await openMoments(partnerA, now), await openEpisode(partnerA, now)]);
    expect(own).not.toContain("Canary");
    expect((await openMoments(partnerA, now)).sent).toEqual([
      { day: TODAY, part: "evening", fromLog: false },
    ]);
  });

  it("can be thrown away before it is sent, and not after", async () => {
    const { partnerA } = world;
    await begin(partnerA);
    await discardEpisode(partnerA);
    expect(await rows()).toEqual([]);
    await logEpisode(partnerA);
    await discardEpisode(partnerA);
    expect(await rows()).toHaveLength(1);
    await expect(refusalOf(savePage(partnerA, "need", { need_kind: "safe" }))).resolves.toMatchObject({
      code: "already_sent",
    });
  });

  it("can change its day until it is sent, and needs one answer at least", async () => {
    const { partnerA } = world;
    await begin(partnerA);
    await begin(partnerA, { day: "2026-11-20", part: "night" });
    expect((await openMoments(partnerA, now)).draft).toEqual({ day: "2026-11-20", part: "night" });
    await expect(refusalOf(savePage(partnerA, "need", {}, { isLast: true }))).resolves.toMatchObject({
      code: "invalid_input",
    });
    await savePage(partnerA, "need", { need_kind: "rested" }, { isLast: true });
    expect(await rows()).toMatchObject([{ happened_on: "2026-11-20", sent_on: TODAY, place: 1 }]);
  });

  it("takes no day ahead and none of more than a week ago, where the practice is", async () => {
    const { partnerA } = world;
    for (const day of ["2026-11-25", "2026-11-16"])
      expect(await refusedFields(begin(partnerA, { day }))).toEqual({
        day: ["Pick a day of the past week."],
      });
    // Half past midnight in Berlin is still the day before in London.
    await begin(partnerA, { day: "2026-11-25", clock: clockAt("2026-11-24T23:30:00Z") });
    expect((await rows())[0]).toMatchObject({ happened_on: "2026-11-25" });
  });

  it("is not sent once its day is more than a week ago, and keeps what was written", async () => {
    const { partnerA } = world;
    await begin(partnerA);
    await savePage(partnerA, "trigger", { trigger_note: "Canary" });
    const later = { isLast: true, clock: clockAt("2026-12-02T09:00:00Z") };
    const refused = await refusalOf(savePage(partnerA, "need", { need_kind: "safe" }, later));
    expect(refused).toMatchObject({ code: "invalid_input" });
    expect(refused?.message).toMatch(/^That day is more than 7 days ago now\./);
    expect((await openEpisode(partnerA, now)).draft?.answers).toEqual({ trigger_note: "Canary" });
    await savePage(partnerA, "need", {}, { ...later, clock: clockAt("2026-12-01T09:00:00Z") });
    expect(await rows()).toMatchObject([{ happened_on: TODAY, sent_on: "2026-12-01" }]);
  });

  it("takes three of a day, each partner for themself", async () => {
    const { partnerA, partnerB } = world;
    for (let time = 0; time < 3; time += 1) await logEpisode(partnerA);
    expect(await refusedFields(begin(partnerA))).toEqual({
      day: ["You have noted three of that day. That is the most."],
    });
    await logEpisode(partnerB);
    await logEpisode(partnerA, WHOLE, { day: "2026-11-23" });
    expect((await rows()).map(({ slot, place }) => `${slot}${place}`).sort()).toEqual([
      "A1",
      "A1",
      "A2",
      "A3",
      "B1",
    ]);
  });

  it("is sent once, however often it is pressed at once, and a fourth never gets through", async () => {
    const { partnerA } = world;
    await logEpisode(partnerA);
    await logEpisode(partnerA);
    await begin(partnerA);
    const press = () => savePage(partnerA, "need", { need_kind: "safe" }, { isLast: true });
    const heard = await Promise.allSettled([press(), press(), press()]);
    expect(heard.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await begin(partnerA, { day: "2026-11-23" });
    await savePage(partnerA, "need", { need_kind: "safe" });
    const moved = await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`update loop_episode set happened_on = ${TODAY}, sent_on = ${TODAY}, place = 4 where sent_on is null`,
    ).catch((error: unknown) => String(error));
    expect(moved).toContain("loop_episode_three_a_day");
    const doubled = await asPractice(
      db.owner,
      world.practiceId,
      (tx) =>
        tx`update loop_episode set happened_on = ${TODAY}, sent_on = ${TODAY}, place = 3 where sent_on is null`,
    ).catch((error: unknown) => String(error));
    expect(doubled).toContain("loop_episode_of_day");
  });

  it("stops when consent is taken back", async () => {
    const { partnerA } = world;
    await begin(partnerA);
    await setConsent(partnerA, { consent: "withdrawn" });
    expect(await openMoments(partnerA, now)).toMatchObject({ state: "held", draft: null, sent: [] });
    expect(await openEpisode(partnerA, now)).toMatchObject({ state: "held", draft: null });
    await expect(refusalOf(savePage(partnerA, "need", { need_kind: "safe" }))).resolves.toMatchObject({
      code: "held",
    });
  });

  it("leaves a line in the trail, and nothing without it", async () => {
    const { partnerA } = world;
    await expect(withoutAudit(db.owner, "app_partner", () => begin(partnerA))).rejects.toThrow();
    expect(await rows()).toEqual([]);
    await logEpisode(partnerA);
    await tellResponse(partnerA, { day: TODAY, part: "night", response: "gave_in" }, now);
    await listEpisodes(world.treating, world.coupleId);
    const trail = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select action, entity, entity_id, purpose from audit_event
        where couple_id = ${world.coupleId} and actor_role = 'partner' order by id`,
    );
    // Begun, sent, and one's own response: the trail does not tell them apart, nor the pages between.
    const line = { action: "update", entity: "own_moments", entity_id: null, purpose: "write in private" };
    expect(trail.map((row) => ({ ...row }))).toEqual([line, line, line]);
    expect((await auditOf(db.owner, world.practiceId)).at(-1)).toMatchObject({
      purpose: "read the episodes",
    });
  });

  it("keeps no instant: days only, in the columns and in the number", async () => {
    await logEpisode(world.partnerA);
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ id: string; kinds: string }[]>`select id, (select string_agg(distinct data_type, ',')
        from information_schema.columns where table_name in ('loop_episode', 'episode_follow_up', 'response_view')) as kinds
        from loop_episode`,
    );
    expect(row?.kinds).not.toContain("time");
    const ms = Number.parseInt((row?.id ?? "").replaceAll("-", "").slice(0, 12), 16);
    expect(new Date(ms).toISOString()).toBe(`${TODAY}T12:00:00.000Z`);
  });
});

describe("what a form may send", () => {
  const parse = (fields: object) => saveEpisodeInput.safeParse({ press: "next", ...fields });

  it("is a page's own answers, with blanks and not-sures left out", () => {
    expect(parse({ page: "feeling", feelings: ["sad"], intensity: "not-sure", body: "  " }).data).toEqual({
      page: "feeling",
      isLast: false,
      answers: { feelings: ["sad"] },
    });
    expect(parse({ page: "when", day: TODAY, part: "night" }).data).toEqual({
      page: "when",
      isLast: false,
      day: TODAY,
      part: "night",
    });
  });

  it("names the field of what is wrong", () => {
    for (const [fields, path] of [
      [{ page: "when", part: "night" }, "day"],
      [{ page: "when", day: TODAY }, "part"],
      [{ page: "when", day: "2026-02-30", part: "night" }, "day"],
      [{ page: "feeling", intensity: "11" }, "intensity"],
      [{ page: "feeling", intensity: "4.5" }, "intensity"],
      [{ page: "feeling", feelings: ["happy"] }, "feelings"],
      [{ page: "feeling", feelings: ["sad", "sad"] }, "feelings"],
      [{ page: "feeling", body: "x".repeat(141) }, "body"],
      [{ page: "feeling", body: "a\u0007b" }, "body"],
      [{ page: "feeling", relief_now: "3" }, "relief_now"],
      [{ page: "response", response_seen: "hit back" }, "response_seen"],
    ] as const) {
      const read = parse(fields);
      expect([fields, read.error?.issues.map((issue) => issue.path[0])]).toEqual([fields, [path]]);
    }
    for (const fields of [{ page: "all" }, { page: "need", extra: "1" }, { page: "need", relief_24h: "3" }])
      expect([fields, parse(fields).success]).toEqual([fields, false]);
  });

  it("reaches nobody who is not a partner", async () => {
    const input = { page: "when", isLast: false, day: TODAY, part: "night" } as const;
    await expect(refusalOf(saveEpisode(world.treating as never, input, now))).resolves.toMatchObject({
      code: "not_found",
    });
  });
});
