import type { BrowserContext } from "playwright/test";
import { answerYes } from "#lib/couples/answer-yes";
import { askForYes } from "#lib/couples/ask-for-yes";
import { setCeiling } from "#lib/couples/set-ceiling";
import { INDICATORS } from "#lib/formulation/indicators";
import { rateCouple } from "#lib/formulation/rate-couple";
import { asPractice } from "#tests/support/people";
import { comparable } from "./pages";
import { expect, type Room, test } from "./room";

/** Every page of the couple for their therapist, and where the rest of the caseload shows them. */
const pagesOf = (coupleId: string, sessionId: string): string[] => {
  const couple = `/couples/${coupleId}`;
  const session = `${couple}/sessions/${sessionId}`;
  return [
    couple,
    `${couple}/formulation`,
    `${couple}/formulation/print`,
    `${couple}/formulation/rate`,
    `${couple}/formulation/episodes`,
    `${couple}/formulation/map`,
    `${couple}/people`,
    `${couple}/progress`,
    `${session}/plan`,
    `${session}/run`,
    `${session}/wrap-up`,
    `${couple}/sessions/new`,
    "/couples",
    "/today",
    "/review",
    "/library",
    "/library/touch-no-agenda",
    "/library/private-yes-no-maybe",
  ];
};

type Partner = "partnerA" | "partnerB";
/** A state of the two, told once for each of the two ways round. */
type State = (room: Room, one: Partner, other: Partner) => Promise<unknown>;

const answer = (room: Room, who: Partner, said: "yes" | "not_now", exerciseClass: "T" | "X" = "T") =>
  answerYes(room[who], { exerciseClass, answer: said });

/** One after the other: each leaves the two as the next begins. */
const STATES: readonly [string, State][] = [
  [
    "one goes further than the other",
    async (room, one, other) => {
      await setCeiling(room[one], { ceiling: 3 });
      await setCeiling(room[other], { ceiling: 2 });
    },
  ],
  [
    "one has lowered it below what is given",
    async (room, one, other) => {
      await setCeiling(room[one], { ceiling: 2 });
      await setCeiling(room[other], { ceiling: 0 });
    },
  ],
  [
    "one said yes and the other not now",
    async (room, one, other) => {
      for (const who of [one, other]) await setCeiling(room[who], { ceiling: 2 });
      await answer(room, one, "yes");
      await answer(room, other, "not_now");
    },
  ],
  [
    "one said yes to all, the other to touch alone",
    async (room, one, other) => {
      for (const who of [one, other]) await answer(room, who, "yes");
      await answer(room, one, "yes", "X");
      await answer(room, other, "not_now", "X");
    },
  ],
];

/** The pages of a running session bear the moment they were read, when it began, and how far the time has gone. */
const MOMENT =
  /\$D\d{4}-\d\d-\d\dT[\d:.]+Z|\b1\d{12}\b|<rect width="[\d.]+%"|Session \d+, \w+ \d+ \w+ \d{4}, \d\d:\d\d|Started at \d\d:\d\d/g;

/** What the therapist fetches: pages, their data for a swap in place, and what a save of the plan answers. */
async function everything(
  context: BrowserContext,
  {
    origin,
    coupleId,
    sessionId,
    planId,
  }: { origin: string; coupleId: string; sessionId: string; planId: string },
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const path of pagesOf(coupleId, sessionId)) {
    for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
      const text = await comparable(context, path, { kept: [coupleId, sessionId], headers });
      const key = `${path} ${JSON.stringify(headers)}`;
      seen.set(key, /\/(run|wrap-up)$/.test(path) ? text.replace(MOMENT, "(a moment)") : text);
    }
  }
  for (const exerciseSlug of ["touch-no-agenda", "sensate-focus-2", "private-yes-no-maybe"]) {
    const item = {
      kind: "exercise",
      id: coupleId,
      phase: "core",
      minutes: 30,
      exerciseSlug,
      exerciseVersion: 1,
    };
    const answered = await context.request.put(`/api/plans/${planId}`, {
      data: { version: 99, items: [item] },
      headers: { origin },
    });
    seen.set(`PUT ${exerciseSlug}`, `${answered.status()} ${await answered.text()}`);
  }
  return seen;
}

test("which partner holds which ceiling, and who said yes, changes no byte of what their therapist gets", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const { treating, coupleId } = room;
  await records.allow(room, 2);
  // The session first: homework that is open would have to be decided on before its plan is final.
  const { sessionId } = await records.run(room, { slug: "touch-no-agenda", version: 1 });
  await records.give(room, "touch-no-agenda");
  await records.give(room, "hold-the-compliment");
  const [plan] = await records.owner<{ id: string }[]>`
    select id from plan where practice_id = ${room.practiceId} and session_id = ${sessionId}`;
  const ratings = Object.fromEntries(INDICATORS.map(({ key }, place) => [key, (place % 4) + 3]));
  await rateCouple(treating, { coupleId, A: ratings, B: ratings });
  for (const exerciseClass of ["T", "X"] as const) await askForYes(treating, { coupleId, exerciseClass });
  const desk = await open(room.clinician);
  const at = { origin, coupleId, sessionId, planId: plan?.id ?? "" };

  const fetched = async () => {
    // Begun just now each time, so that no minute passes on the page that counts them.
    await asPractice(
      records.owner,
      room.practiceId,
      (tx) => tx`update session set started_at = now() where id = ${sessionId}`,
    );
    return everything(desk, at);
  };
  const told: string[] = [];
  for (const [name, state] of STATES) {
    await state(room, "partnerA", "partnerB");
    const one = await fetched();
    await state(room, "partnerB", "partnerA");
    const other = await fetched();
    for (const [path, text] of one) expect(other.get(path), `${name}: ${path}`).toBe(text);
    told.push(one.get(`/couples/${coupleId} {}`) ?? "", one.get(`/couples/${coupleId}/formulation {}`) ?? "");
  }
  // The pages do follow the two of them together, or the above would say nothing.
  expect(new Set(told).size).toBeGreaterThan(3);
  expect(told.some((text) => text.includes("not available"))).toBe(true);
  const [plain] = told;
  expect(plain).toContain("Homework on the way");
});
