import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSessionCheck, sendSessionCheck } from "#lib/couples/own-session-check";
import { proposePolicy } from "#lib/couples/propose-policy";
import { putPolicyInForce } from "#lib/couples/put-policy-in-force";
import { signPolicy } from "#lib/couples/sign-policy";
import { answerFollowUp } from "#lib/formulation/answer-follow-up";
import { askForRatings } from "#lib/formulation/ask-for-ratings";
import { openEpisode } from "#lib/formulation/own-episode";
import { openMoments } from "#lib/formulation/own-moments";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { saveEpisode } from "#lib/formulation/save-episode";
import { saveRatings } from "#lib/formulation/save-ratings";
import { tellResponse } from "#lib/formulation/tell-response";
import { newId } from "#lib/kernel/ids";
import { openCheckIn } from "#lib/progress/open-check-in";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { refusalOf } from "../accounts/given";
import {
  begin,
  clockAt,
  logEpisode,
  NOW,
  savePage,
  TODAY,
  WHOLE,
  waitingId,
} from "../formulation/given-episodes";

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

/** Another agreement is offered, signed by both and put in force, while a page is open. */
async function agreeAnew(): Promise<void> {
  const { treating, partnerA, partnerB, coupleId } = world;
  const { version } = await proposePolicy(treating, { coupleId, kind: "discretion" }, now);
  await signPolicy(partnerA, { version }, now);
  await signPolicy(partnerB, { version }, now);
  await putPolicyInForce(treating, { coupleId, version }, now);
}

/** What was sent, by the version it counts under. */
async function versionsIn(table: string): Promise<unknown[]> {
  const rows = await asPractice(
    db.owner,
    world.practiceId,
    (tx) => tx`select policy_version from ${tx(table)} where policy_version is not null`,
  );
  return rows.map((row) => row.policy_version);
}

type Page = { agreementVersion: number };
/** Each thing a partner sends: the page it is sent from, the sending, and where it is kept. */
const SENT: readonly {
  what: string;
  table: string;
  given?: () => Promise<unknown>;
  open: () => Promise<Page>;
  send: (agreement: number) => Promise<unknown>;
}[] = [
  {
    what: "a check-in",
    table: "check_in",
    open: () => openCheckIn(world.partnerA, { clock: now }),
    send: (agreement) =>
      sendCheckIn(
        world.partnerA,
        {
          ...{ submissionId: newId(), week: "2026-11-23", agreement },
          ...{ q1: 3, q2: 4, q2NotApplicable: false, q3: 5, q4: 6, q5: 7, q6: 2 },
        },
        { clock: now },
      ),
  },
  {
    what: "the lines after a session",
    table: "session_check",
    given: () =>
      asPractice(
        db.owner,
        world.practiceId,
        (tx) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, state,
          started_at, ended_at, attendees) values (${world.practiceId}, ${newId()}, ${world.coupleId}, 1,
          now() - interval '1 hour', 'UTC', 50, 'running', now() - interval '1 hour', now(), 'both')`,
      ),
    open: () => openSessionCheck(world.partnerA),
    send: async (agreement) => {
      const { session } = await openSessionCheck(world.partnerA);
      const lines = { submissionId: newId(), s1: 8, s2: 8, s3: 8, s4: 8 };
      return sendSessionCheck(world.partnerA, { ...lines, session: session ?? "", agreement });
    },
  },
  {
    what: "a rating",
    table: "indicator_rating",
    given: () => askForRatings(world.treating, { coupleId: world.coupleId }),
    open: () => openOwnRatings(world.partnerA),
    send: (agreement) =>
      saveRatings(world.partnerA, { page: "communication", isLast: true, ratings: { K3: 4 }, agreement }),
  },
  {
    what: "a moment",
    table: "loop_episode",
    given: async () => {
      await begin(world.partnerA);
      await savePage(world.partnerA, "need", { need_kind: "safe" });
    },
    open: () => openEpisode(world.partnerA, now),
    send: (agreement) =>
      saveEpisode(
        world.partnerA,
        { page: "need", isLast: true, answers: { need_kind: "close" }, agreement },
        now,
      ),
  },
  {
    what: "what is told of a moment later",
    table: "episode_follow_up",
    given: () => logEpisode(world.partnerA, WHOLE, { day: "2026-11-23" }),
    open: () => openMoments(world.partnerA, now),
    send: async (agreement) =>
      answerFollowUp(
        world.partnerA,
        {
          episodeId: await waitingId(world.partnerA, now),
          asked: ["next_day"],
          answers: { relief_24h: 2 },
          agreement,
        },
        now,
      ),
  },
  {
    what: "how somebody responded",
    table: "response_view",
    open: () => openMoments(world.partnerA, now),
    send: (agreement) =>
      tellResponse(world.partnerA, { day: TODAY, part: "night", response: "gave_in", agreement }, now),
  },
];

describe("what a partner sends", () => {
  it.each(SENT)("is sent only under the agreement that the page showed: $what", async (one) => {
    await one.given?.();
    const shown = await one.open();
    const before = await versionsIn(one.table);
    expect(shown.agreementVersion).toBe(0);
    await agreeAnew();
    const refused = await refusalOf(one.send(shown.agreementVersion));
    expect(refused).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/has changed\. Our agreement: .*plans it with you first/),
    });
    expect(await versionsIn(one.table)).toEqual(before);
    const again = await one.open();
    expect(again.agreementVersion).toBe(1);
    await one.send(again.agreementVersion);
    expect(await versionsIn(one.table)).toEqual([...before, 1]);
  });

  it("is not stopped by a signature, an offer or anything else before an agreement counts", async () => {
    const { treating, partnerB, coupleId } = world;
    const shown = await openMoments(world.partnerA, now);
    const { version } = await proposePolicy(treating, { coupleId, kind: "discretion" }, now);
    await signPolicy(partnerB, { version }, now);
    expect(await openMoments(world.partnerA, now)).toEqual(shown);
    await tellResponse(
      world.partnerA,
      { day: TODAY, part: "night", response: "gave_in", agreement: shown.agreementVersion },
      now,
    );
    expect(await versionsIn("response_view")).toEqual([0]);
  });

  it("keeps a page of a moment that goes on, whatever was agreed meanwhile: nothing is sent yet", async () => {
    await begin(world.partnerA);
    await agreeAnew();
    const page = { page: "need" as const, isLast: false, answers: { need_kind: "safe" }, agreement: 0 };
    await saveEpisode(world.partnerA, page, now);
    expect((await openEpisode(world.partnerA, now)).draft?.answers).toMatchObject({ need_kind: "safe" });
  });
});
