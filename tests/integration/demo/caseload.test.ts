import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ActorOf, mintActor, type Slot } from "#lib/access/actor";
import { revealNames } from "#lib/couples/reveal-names";
import { demoCouples } from "#lib/demo/couples/index";
import { daysFrom } from "#lib/demo/days";
import { recordOf } from "#lib/demo/meeting-rows";
import { seedDemo } from "#lib/demo/seed-demo";
import type { CoupleStory, Showcase } from "#lib/demo/types";
import { LOOP_SHAPES, SHOWCASES } from "#lib/demo/types";
import { findExercise } from "#lib/exercises/queries";
import { listInbox } from "#lib/homework/list-inbox";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { type Id, newId } from "#lib/kernel/ids";
import { openNote } from "#lib/notes/open-note";
import { loadPlanPage } from "#lib/planning/queries";
import { BLOCK_TITLES } from "#lib/planning/types";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { openToday } from "#lib/progress/open-today";
import { loadProgress } from "#lib/progress/queries";
import { coupleSummary, loopFreedomScore, progressOf } from "#lib/progress/rules";
import { listCoSigns } from "#lib/supervision/list-co-signs";
import { asPractice } from "#tests/support/people";
import { type DemoDatabase, useDemoDatabase } from "./demo-database.ts";

type Couple = { id: Id; story: CoupleStory };

let db: DemoDatabase;
let practiceId: Id;
let clinician: ActorOf<"clinician">;
let couples: Couple[];

const NOW = new Date();
beforeAll(async () => {
  db = await useDemoDatabase();
  ({ practiceId } = await seedDemo(db.ownerUrl, NOW));
  await asPractice(db.owner, practiceId, async (tx) => {
    // Written in the order of the stories; the demo clinician's couples are those not closed.
    const rows = await tx<{ id: Id; clinician_id: Id }[]>`
      select id, clinician_id from couple where state <> 'closed'`;
    clinician = mintActor({
      role: "clinician",
      practiceId,
      userId: rows[0]?.clinician_id ?? "",
      requestId: newId(),
      sessionRef: "test",
    });
    expect(new Set(rows.map((row) => row.clinician_id)).size).toBe(1);
    couples = await Promise.all(rows.map(async ({ id }) => ({ id, story: await storyOf(id) })));
  });
});
afterAll(() => db.drop());

/** The story behind a couple: by the names a clinician may reveal, which shows that they open. */
async function storyOf(coupleId: Id): Promise<CoupleStory> {
  const names = await revealNames(clinician, coupleId);
  const story = demoCouples.find(({ partners }) => partners.A.name === names[0]?.name);
  if (!story) throw new Error("A couple has no story.");
  expect(names.map(({ name, email }) => [name, email])).toEqual(
    [story.partners.A, story.partners.B].map(({ name, email }) => [name, email]),
  );
  return story;
}

function showing(showcase: Showcase): Couple {
  const found = couples.find(({ story }) => story.shows.includes(showcase));
  if (!found) throw new Error(`No couple shows "${showcase}".`);
  return found;
}

async function partnerOf({ id }: Couple, slot: Slot): Promise<ActorOf<"partner">> {
  const [row] = await asPractice(
    db.owner,
    practiceId,
    (tx) => tx<{ id: Id }[]>`select id from partner where couple_id = ${id} and slot = ${slot}`,
  );
  return mintActor({
    role: "partner",
    practiceId,
    userId: row?.id ?? "",
    coupleId: id,
    slot,
    requestId: newId(),
    sessionRef: "test",
  });
}

describe("the demo caseload", () => {
  it("has eight couples that between them show every loop shape and every showcase", () => {
    expect(couples).toHaveLength(8);
    expect(new Set(demoCouples.map(({ shape }) => shape))).toEqual(new Set(LOOP_SHAPES));
    expect(new Set(demoCouples.flatMap(({ shows }) => shows))).toEqual(new Set(SHOWCASES));
    for (const { about } of demoCouples) expect(about.length).toBeLessThanOrEqual(3);
  });

  it("opens with a session within hours, its plan final, and homework in the inbox", async () => {
    const { today: ofDay, ahead, toReview } = await openToday(clinician, "Europe/Berlin", () => NOW);
    const sessions = [...ofDay, ...ahead];
    const [first] = sessions;
    expect(first?.coupleId).toBe(showing("meets today").id);
    expect(first?.planState).toBe("final");
    expect(Math.abs((first?.startsAt.getTime() ?? 0) - NOW.getTime())).toBeLessThan(10 * 3_600_000);
    expect(sessions.length).toBeGreaterThanOrEqual(6);
    expect(new Set(sessions.map(({ planState }) => planState))).toEqual(new Set(["none", "draft", "final"]));
    expect(toReview).toBeGreaterThanOrEqual(6);
  });

  it("opens every unreviewed response, and reads the note of every closed session", async () => {
    const inbox = await listInbox(clinician, {});
    for (const { taskId } of inbox.rows) {
      const opened = await openResponse(clinician, taskId);
      expect(opened.fields.some(({ answer }) => answer !== null)).toBe(true);
    }
    expect(inbox.rows.some(({ strained }) => strained)).toBe(true);
    const closed = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx<{ id: Id; couple_id: Id; number: number }[]>`
        select id, couple_id, number from session where state = 'closed'`,
    );
    expect(closed.length).toBeGreaterThan(40);
    for (const { id, couple_id, number } of closed) {
      const story = couples.find((one) => one.id === couple_id)?.story;
      const told = story?.meetings[number - 1]?.note ?? "";
      const record = recordOf(told);
      const { note } = await openNote(clinician, couple_id, id, record);
      expect(note?.content.parts[record === "joint" ? "pattern" : record]).toBe(told);
    }
  });

  it("gives both partners of the first couple something to do, one of them half written", async () => {
    const couple = showing("meets today");
    const alex = await partnerOf(couple, "A");
    // Late in the evening today's meeting is over.
    const today = await listToday(alex, { clock: () => daysFrom(NOW).at(0, "08:00") });
    const started = today.tasks.find((task) => task.started);
    expect(today.checkInOpen).toBe(true);
    expect(today.appointment).not.toBeNull();
    const opened = await openTask(alex, started?.id ?? "");
    expect(opened.answers).toEqual(couple.story.homework.find(({ draft }) => draft)?.draft?.answers);
    expect((await listToday(await partnerOf(couple, "B"))).tasks).toHaveLength(1);
  });

  it("is made of sessions whose plans hold together", async () => {
    await asPractice(db.owner, practiceId, async (tx) => {
      const plans = await tx`
        select p.id, s.minutes, s.state, p.state as plan_state, sum(i.minutes)::int as planned,
          count(*) filter (where i.kind = 'review' and i.disposition is null)::int as undecided,
          count(*) filter (where i.state = 'planned')::int as untouched,
          min(i.position) as first, max(i.position) as last, count(*)::int as items
        from plan p join session s on s.practice_id = p.practice_id and s.id = p.session_id
        join plan_item i on i.practice_id = p.practice_id and i.plan_id = p.id group by p.practice_id, p.id, s.minutes, s.state`;
      for (const plan of plans) {
        expect(plan.planned).toBe(plan.minutes);
        expect([plan.first, plan.last]).toEqual([1, plan.items]);
        if (plan.plan_state === "final") expect(plan.undecided).toBe(0);
        expect(plan.untouched).toBe(plan.state === "closed" ? 0 : plan.items);
      }
      const titles = await tx`select distinct title from plan_item where kind = 'block'`;
      for (const { title } of titles) expect(BLOCK_TITLES).toContain(title);
      expect((await tx`select from plan_item where state = 'set_aside'`).length).toBeGreaterThan(2);
    });
  });
});

describe("each showcase", () => {
  it("off track: by the product's own rule, and nobody else is", async () => {
    const off = showing("off track");
    for (const couple of couples) {
      const { A, B } = await courseOf(couple.id);
      expect(coupleSummary(A, B).notOnTrack, couple.story.slug).toBe(couple === off);
    }
  });

  it("improves clearly: both are recovered", async () => {
    const { A, B } = await courseOf(showing("improves clearly").id);
    expect([A.label, B.label]).toEqual(["recovered", "recovered"]);
  });

  it("safety hold: joint work waits, and both partners see individual work alone", async () => {
    const couple = showing("safety hold");
    const overview = await openCouplePage(clinician, couple.id);
    expect(overview.couple.hold).toBe("joint");
    expect(overview.holds).toHaveLength(1);
    expect((await listToday(await partnerOf(couple, "A"))).tasks).toHaveLength(2);
    expect((await listToday(await partnerOf(couple, "B"))).tasks).toHaveLength(1);
  });

  it("stand-in: something to do alone is there in place of what is held, and nothing says why", async () => {
    const couple = showing("stand-in");
    const { homework } = await openCouplePage(clinician, couple.id);
    const standIns = homework.flatMap(({ slug, standIn }) => (standIn ? [[slug, standIn.title]] : []));
    expect(standIns).toEqual([["daily-stress-share", findExercise("bids-week")?.title]]);
    for (const slot of ["A", "B"] as const)
      expect((await listToday(await partnerOf(couple, slot))).paused).toBe(false);
  });

  it("waits to be co-signed: a supervisor reads the reason, and nothing of the couple", async () => {
    const couple = showing("waits to be co-signed");
    const [row] = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx<{ id: Id }[]>`select id from member where role = 'supervisor'`,
    );
    const of = { practiceId, userId: row?.id ?? "", requestId: newId(), sessionRef: "test" };
    const { open } = await listCoSigns(mintActor({ role: "supervisor", ...of }));
    expect(open).toMatchObject([{ gate: "G14", exerciseClass: "X", reason: couple.story.coSign?.reason }]);
    expect(JSON.stringify(open)).not.toContain(couple.id);
    expect((await openCouplePage(clinician, couple.id)).couple.hold).toBe("some");
  });

  it("opens later: one piece waits for its day, one for the piece before, and both pages are silent", async () => {
    const couple = showing("opens later");
    const { homework } = await openCouplePage(clinician, couple.id);
    const waiting = homework.flatMap(({ slug, waits }) =>
      waits.map(({ slot, after, on }) => [slug, slot, after ?? on]),
    );
    const day = daysFrom(NOW).date(5);
    expect(waiting).toEqual([
      ["bids-week", "A", day],
      ["bids-week", "B", day],
      ["affirm-first", "A", findExercise("bids-week")?.title],
    ]);
    for (const slot of ["A", "B"] as const)
      expect((await listToday(await partnerOf(couple, slot))).tasks).toEqual([]);
  });

  it("paused, and consent withdrawn: everything waits for both", async () => {
    for (const showcase of ["paused", "consent withdrawn"] as const) {
      const couple = showing(showcase);
      expect((await openCouplePage(clinician, couple.id)).couple.hold).toBe("all");
      for (const slot of ["A", "B"] as const) {
        expect((await listToday(await partnerOf(couple, slot))).tasks).toEqual([]);
      }
      const [open] = await asPractice(
        db.owner,
        practiceId,
        (tx) => tx`select count(*)::int as n from task where couple_id = ${couple.id} and state = 'open'`,
      );
      expect(open?.n).toBeGreaterThan(0);
    }
    expect((await openCouplePage(clinician, showing("paused").id)).couple.state).toBe("paused");
    expect((await openCouplePage(clinician, showing("consent withdrawn").id)).couple.state).toBe("active");
  });

  it("carried three times: the next plan asks for a decision about it", async () => {
    const couple = showing("carried three times");
    const { upcoming } = await openCouplePage(clinician, couple.id);
    const page = await loadPlanPage(clinician, couple.id, upcoming[0]?.id ?? "");
    const carried = page.openHomework.find(({ timesCarried }) => timesCarried === 3);
    expect(carried).toBeDefined();
    expect(page.plan?.state).toBe("draft");
    expect(
      page.plan?.items.find(({ assignmentId }) => assignmentId === carried?.assignmentId)?.disposition,
    ).toBeNull();
  });

  it("invited, not joined, and new in assessment: one place open, one meeting held", async () => {
    const couple = showing("invited, not joined");
    expect(couple.story.shows).toContain("new in assessment");
    const { couple: facts, recent } = await openCouplePage(clinician, couple.id);
    expect(facts.stage).toBe("assessment");
    expect(facts.partners.map(({ joined }) => joined)).toEqual([true, false]);
    expect(recent).toHaveLength(1);
    const [open] = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`select count(*)::int as n from invitation
        where couple_id = ${couple.id} and accepted_at is null and revoked_at is null and expires_at > now()`,
    );
    expect(open?.n).toBe(1);
  });
});

async function courseOf(coupleId: Id) {
  const { points } = await loadProgress(clinician, coupleId);
  return { A: progressOf(points.A), B: progressOf(points.B) };
}

describe("the numbers of the demo", () => {
  it("scores every check-in by the product's rule, at most one a week, all of them sent", async () => {
    await asPractice(db.owner, practiceId, async (tx) => {
      const rows = await tx`
        select q1, q2, q2_not_applicable, q3, q4, q5, q6, score_tenths, week::text as week, sent_at from check_in`;
      expect(rows.length).toBeGreaterThan(90);
      for (const row of rows) {
        const { q1, q2, q3, q4, q5, q6 } = row;
        const score = loopFreedomScore({ q1, q2, q3, q4, q5, q6, q2NotApplicable: row.q2_not_applicable });
        expect(row.score_tenths).toBe(score === null ? null : Math.round(score * 10));
        expect(new Date(`${row.week}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(row.sent_at.getTime()).toBeLessThan(NOW.getTime());
      }
      expect(rows.filter((row) => row.score_tenths === null)).toHaveLength(1);
      expect(rows.some((row) => row.q2_not_applicable)).toBe(true);
    });
  });
});
