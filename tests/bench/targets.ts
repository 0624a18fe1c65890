import { newId } from "#lib/kernel/ids";
import type { Answer } from "#tests/bench/client";
import { mondayBefore } from "#tests/bench/couple-rows";
import { readForm } from "#tests/bench/form";
import { homeworkQueue } from "#tests/bench/homework-queue";
import { httpWork, originOf, type Target, type Viewer } from "#tests/bench/http-work";
import { librarySearch, libraryTarget, suggestionsTarget } from "#tests/bench/library-targets";
import type { NextServer } from "#tests/bench/next-server";
import { big, page, pick, small } from "#tests/bench/page-target";
import { planItems } from "#tests/bench/plan-rows";
import type { Side, Stage } from "#tests/bench/stage";
import type { World } from "#tests/bench/world";
import { asPractice } from "#tests/support/people";

/** More than any machine this runs on can submit in a second. */
const MOST_A_SECOND = 900;

function caseload(name: "few" | "some" | "many", size: string): Target {
  return page(
    `caseload-${size}`,
    `Caseload, first 25 of ${Number(size).toLocaleString("en")} couples`,
    small,
    (world) => ({ path: "/couples", cookie: world[name].clinician.cookie }),
    () => "/plan",
  );
}

const couple = (name: string, title: string, side: (stage: Stage) => Side) =>
  page(
    name,
    title,
    side,
    (world, worker) => ({
      path: `/couples/${pick(world.few.couples, worker).id}`,
      cookie: world.few.clinician.cookie,
    }),
    (world, worker) => pick(world.few.couples, worker).codeName,
  );

const formulation = (name: string, title: string, caseload: "few" | "some", part: string) =>
  page(
    name,
    title,
    small,
    (world, worker) => ({
      path: `/couples/${pick(world[caseload].couples, worker).id}/formulation${part}`,
      cookie: world[caseload].clinician.cookie,
    }),
    (world, worker) => pick(world[caseload].couples, worker).codeName,
  );

const trends = (
  name: string,
  responses: string,
  side: (stage: Stage) => Side,
  who: (world: World) => { cookie: string },
) =>
  page(
    name,
    `Trends beside ${responses} stored responses`,
    side,
    (world) => ({ path: "/trends", cookie: who(world).cookie }),
    () => "<svg",
  );

const putHeaders = (cookie: string, server: NextServer) => ({
  cookie,
  origin: originOf(server),
  "content-type": "application/json",
});

function planSave(): Target {
  const versions = new Map<string, number>();
  return {
    name: "plan-save",
    title: "Plan save, 12 items",
    floor: "empty-put",
    open: (stage, connections) => {
      const { couples, clinician } = stage.world.some;
      const { server } = stage.small;
      const items = couples.map((one) => planItems(one.openAssignmentIds));
      return httpWork(
        stage,
        server,
        connections,
        (worker) => {
          const { planId } = pick(couples, worker);
          const version = versions.get(planId) ?? 1;
          return {
            method: "PUT",
            path: `/api/plans/${planId}`,
            headers: putHeaders(clinician.cookie, server),
            body: JSON.stringify({ version, items: pick(items, worker) }),
          };
        },
        (answer, worker) => {
          if (answer.status !== 200) return false;
          versions.set(pick(couples, worker).planId, versionIn(answer));
          return true;
        },
      );
    },
  };
}

function versionIn(answer: Answer): number {
  return (JSON.parse(answer.body.toString()) as { version: number }).version;
}

function draftSave(): Target {
  const versions = new Map<string, number>();
  return {
    name: "draft-save",
    title: "Draft save, one question",
    floor: "empty-put",
    open: (stage, connections) => {
      const { server } = stage.small;
      const whose = (worker: number) => pick(stage.world.some.couples, worker).partners[0];
      return httpWork(
        stage,
        server,
        connections,
        (worker) => {
          const partner = whose(worker);
          const version = versions.get(partner.openTaskId) ?? 1;
          const hint = `I set the table for two and said nothing, for the ${version}th time this month.`;
          return {
            method: "PUT",
            path: `/api/drafts/${partner.openTaskId}`,
            headers: putHeaders(partner.cookie, server),
            body: JSON.stringify({ version, answers: { hint } }),
          };
        },
        (answer, worker) => {
          if (answer.status !== 200) return false;
          versions.set(whose(worker).openTaskId, versionIn(answer));
          return true;
        },
      );
    },
  };
}

function submit(name: string, title: string, side: (stage: Stage) => Side): Target {
  let queue: ReturnType<typeof homeworkQueue> | null = null;
  return {
    name,
    title,
    floor: "empty-put",
    prepare: async (stage, connections, seconds) => {
      queue ??= homeworkQueue(stage.world);
      await queue.fill(side(stage).owner, Math.ceil(seconds * MOST_A_SECOND) + connections);
    },
    open: (stage, connections) => {
      const { server } = side(stage);
      const tasks = queue;
      if (!tasks) throw new RangeError("The queue was not filled.");
      return httpWork(
        stage,
        server,
        connections,
        () => tasks.take(originOf(server)),
        (answer) => answer.status === 200,
      );
    },
  };
}

/** Check-ins of this week and the last; used up one after the other, and cleared before each window. */
function checkInTurns(world: World) {
  const partners = world.many.couples.flatMap((one) => one.partners);
  let turn = 0;
  return () => {
    const partner = pick(partners, turn);
    const week = turn < partners.length ? 0 : 1;
    turn += 1;
    return { cookie: partner.cookie, week: mondayBefore(week) };
  };
}

async function clearCheckIns(stage: Stage): Promise<void> {
  await asPractice(
    stage.small.owner,
    stage.world.practiceId,
    (tx) => tx`delete from check_in where week >= ${mondayBefore(1)}`,
  );
}

const SLIDERS = { q1: 5, q2: 4, q3: 6, q4: 5, q5: 4, q6: 6 };

function checkIn(): Target {
  return {
    name: "check-in",
    title: "Check-in, sent by script",
    floor: "empty-put",
    prepare: clearCheckIns,
    open: (stage, connections) => {
      const { server } = stage.small;
      const next = checkInTurns(stage.world);
      return httpWork(
        stage,
        server,
        connections,
        () => {
          const { cookie, week } = next();
          return {
            method: "PUT",
            path: "/api/responses/check-in",
            headers: putHeaders(cookie, server),
            body: JSON.stringify({ submissionId: newId(), week, ...SLIDERS, q2NotApplicable: false }),
          };
        },
        (answer) => answer.status === 200,
      );
    },
  };
}

function checkInForm(): Target {
  return {
    name: "check-in-form",
    title: "Check-in, form post without script",
    floor: "empty-form",
    prepare: clearCheckIns,
    open: async (stage, connections) => {
      const { server } = stage.small;
      const next = checkInTurns(stage.world);
      const form = await readForm(
        server.port,
        "/check-in",
        pick(stage.world.many.couples, 0).partners[0].cookie,
      );
      return httpWork(
        stage,
        server,
        connections,
        () => {
          const { cookie, week } = next();
          return form.post({ cookie, origin: originOf(server) }, { ...SLIDERS, week, submissionId: newId() });
        },
        (answer) => answer.status === 303,
      );
    },
  };
}

/** Every target of the product. Names are used by the goals and by `--only`. */
export function productTargets(): Target[] {
  return [
    draftSave(),
    submit("submit", "Answer submission", small),
    submit("submit-1e6", "Answer submission beside 1,000,000 stored responses", big),
    checkIn(),
    planSave(),
    checkInForm(),
    caseload("few", "10"),
    caseload("some", "100"),
    caseload("many", "1000"),
    couple("couple", "Couple's overview", small),
    couple("couple-1e6", "Couple's overview beside 1,000,000 stored responses", big),
    page(
      "plan-page",
      "Plan page, 12 items",
      small,
      (world, worker) => {
        const { id, sessionId } = pick(world.few.couples, worker);
        return { path: `/couples/${id}/sessions/${sessionId}/plan`, cookie: world.few.clinician.cookie };
      },
      (world, worker) => pick(world.few.couples, worker).codeName,
    ),
    formulation("formulation", "Formulation over a month of episodes", "some", ""),
    formulation("formulation-2y", "Formulation over two years of episodes", "few", ""),
    formulation("episodes", "Episodes, first page of a month", "some", "/episodes"),
    formulation("episodes-2y", "Episodes, first page of two years", "few", "/episodes"),
    libraryTarget("library", 30),
    libraryTarget("library-300", 300),
    libraryTarget("library-3000", 3000),
    librarySearch(),
    suggestionsTarget("suggestions", 30),
    suggestionsTarget("suggestions-300", 300),
    suggestionsTarget("suggestions-3000", 3000),
    page(
      "question",
      "Partner's question",
      small,
      (world, worker) => {
        const { openTaskId, cookie } = pick(world.some.couples, worker).partners[1];
        return { path: `/do/${openTaskId}/1`, cookie };
      },
      (world, worker) => pick(world.some.couples, worker).partners[1].openTaskId,
    ),
    trends("trends-1e3", "1,000", small, (world) => world.supervisor),
    trends("trends-1e5", "100,000", big, (world) => world.mid.supervisor),
    trends("trends-1e6", "1,000,000", big, (world) => world.supervisor),
  ];
}

/** Pages that are weighed beside those that are loaded. */
export function weighedPages(world: World): { name: string; view: Viewer }[] {
  const { cookie } = pick(world.some.couples, 0).partners[1];
  return [
    { name: "home", view: { path: "/home", cookie } },
    { name: "check-in", view: { path: "/check-in", cookie } },
  ];
}
