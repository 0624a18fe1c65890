import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { listCaseload, PAGE_SIZE } from "#lib/couples/list-caseload";
import { caseloadQuery } from "#lib/couples/schema";
import type { CaseloadPage } from "#lib/couples/types";
import { type Id, newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeMember, makePractice } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
let clinician: ActorOf<"clinician">;
let colleague: ActorOf<"clinician">;
const ids: Id[] = [];
const CLOSED = 3;
const COUNT = 60;

beforeAll(async () => {
  db = await useFreshDatabase();
  practiceId = await makePractice(db.owner);
  clinician = await makeMember(db.owner, practiceId, "clinician");
  colleague = await makeMember(db.owner, practiceId, "clinician");
  const stages = ["assessment", "early", "middle", "consolidation"];
  await asPractice(db.owner, practiceId, async (tx) => {
    for (let i = 0; i < COUNT + CLOSED; i += 1) {
      const id = newId();
      const state = i < CLOSED ? "closed" : i % 7 === 0 ? "paused" : "active";
      if (state !== "closed") ids.push(id);
      // Many share a time to the microsecond or have none at all; names are neither in order nor of one case.
      const time =
        i % 3 === 0 ? null : `2026-12-${String(1 + (i % 9)).padStart(2, "0")} 10:00:00.12345${i % 2}+01`;
      await tx`insert into couple (practice_id, id, code_name, clinician_id, stage, state, next_session_at)
        values (${practiceId}, ${id}, ${`${["Elm", "Oak", "Birch"][i % 3]} ${["Lamp", "Gate"][i % 2]} ${(i * 37) % 100}`},
          ${clinician.userId}, ${stages[i % 4] ?? "early"}, ${state}, ${time}::text::timestamptz)`;
    }
    for (let i = 0; i < 5; i += 1) {
      await tx`insert into couple (practice_id, id, code_name, clinician_id) values
        (${practiceId}, ${newId()}, ${`Canary Colleague ${i}`}, ${colleague.userId})`;
    }
  });
});
afterAll(() => db.drop());

const read = (asked: object, actor = clinician) => listCaseload(actor, caseloadQuery.parse(asked));

/** Every page in one direction, from a first one. */
async function walk(asked: object, from: CaseloadPage, way: "next" | "previous"): Promise<CaseloadPage[]> {
  const pages = [from];
  for (let page = from; page[way]; ) {
    const mark = way === "next" ? { after: page.next } : { before: page.previous };
    page = await read({ ...asked, ...mark });
    pages.push(page);
    if (pages.length > 10) throw new Error("the pages do not end");
  }
  return pages;
}
const idsOf = (pages: CaseloadPage[]) => pages.flatMap((p) => p.rows.map((r) => r.id));

describe.each([
  ["code_name", "asc"],
  ["code_name", "desc"],
  ["next_session", "asc"],
  ["next_session", "desc"],
  ["stage", "asc"],
  ["stage", "desc"],
])("the caseload by %s, %s", (sort, dir) => {
  const asked = { sort, dir };

  it("is gone through once, forth and back, without a gap or a double", async () => {
    const forth = await walk(asked, await read(asked), "next");
    expect(forth.map((p) => p.rows.length)).toEqual([PAGE_SIZE, PAGE_SIZE, COUNT - 2 * PAGE_SIZE]);
    expect([...idsOf(forth)].sort()).toEqual([...ids].sort());
    expect(forth.map((p) => p.total)).toEqual([COUNT, COUNT, COUNT]);
    expect(forth.map((p) => [p.previous !== null, p.next !== null])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);

    const last = forth.at(-1) as CaseloadPage;
    const back = await walk(asked, last, "previous");
    expect([...back].reverse().map((p) => p.rows.map((r) => r.id))).toEqual(
      forth.map((p) => p.rows.map((r) => r.id)),
    );
    expect(back.map((p) => [p.previous !== null, p.next !== null])).toEqual([
      [true, false],
      [true, true],
      [false, true],
    ]);
  });

  it("is in the order asked for", async () => {
    const rows = (await walk(asked, await read(asked), "next")).flatMap((p) => p.rows);
    const key = {
      code_name: "code_name",
      next_session: "coalesce(next_session_at, 'infinity')",
      stage: "stage",
    }[sort];
    const ordered = await asPractice(db.owner, practiceId, (tx) =>
      tx.unsafe(
        `select id from couple where clinician_id = '${clinician.userId}' and state <> 'closed' order by ${key} ${dir}, id ${dir}`,
      ),
    );
    expect(rows.map((r) => r.id)).toEqual(ordered.map((r) => r.id));
  });
});

describe("listCaseload", () => {
  it("stays where it was when couples come and go between two pages", async () => {
    const asked = { sort: "code_name", dir: "asc" };
    const first = await read(asked);
    const early = newId();
    await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`insert into couple (practice_id, id, code_name, clinician_id)
      values (${practiceId}, ${early}, 'Aaa First', ${clinician.userId})`,
    );
    const second = await read({ ...asked, after: first.next });
    const all = await walk(asked, await read(asked), "next");
    expect(idsOf([first]).filter((id) => idsOf([second]).includes(id))).toEqual([]);
    expect(idsOf(all).slice(1, 2 * PAGE_SIZE + 1)).toEqual(idsOf([first, second]));
    await asPractice(db.owner, practiceId, (tx) => tx`delete from couple where id = ${early}`);
  });

  it("filters by stage and state, and shows closed couples only when asked for them", async () => {
    const early = await walk({ stage: "early" }, await read({ stage: "early" }), "next");
    expect(new Set(early.flatMap((p) => p.rows.map((r) => r.stage)))).toEqual(new Set(["early"]));
    const rows = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`select id, stage, state from couple
      where clinician_id = ${clinician.userId}`,
    );
    const expected = (stage: string | null, state: string | null) =>
      rows
        .filter((r) => (!stage || r.stage === stage) && (state ? r.state === state : r.state !== "closed"))
        .map((r) => r.id)
        .sort();
    expect(idsOf(early).sort()).toEqual(expected("early", null));
    for (const state of ["active", "paused", "closed"]) {
      const pages = await walk({ state }, await read({ state }), "next");
      expect(idsOf(pages).sort()).toEqual(expected(null, state));
      expect(pages[0]?.total).toBe(expected(null, state).length);
    }
    expect(idsOf([await read({ stage: "middle", state: "paused" })]).sort()).toEqual(
      expected("middle", "paused"),
    );
  });

  it("shows a colleague their own couples and nobody else's, also by another's mark", async () => {
    const mine = await read({ sort: "code_name" });
    const theirs = await read({ sort: "code_name" }, colleague);
    expect(theirs.rows.map((r) => r.codeName)).toEqual([0, 1, 2, 3, 4].map((i) => `Canary Colleague ${i}`));
    expect(theirs.total).toBe(5);
    expect(JSON.stringify(mine)).not.toContain("Canary");
    const marked = await read({ sort: "code_name", before: mine.next }, colleague);
    expect(marked.rows.every((r) => r.codeName.startsWith("Canary Colleague"))).toBe(true);
    const nobody = await makeMember(db.owner, practiceId, "clinician");
    expect(await read({}, nobody)).toEqual({ rows: [], total: 0, next: null, previous: null });
    const there = await makeMember(db.owner, await makePractice(db.owner), "clinician");
    expect(await read({ after: mine.next }, there)).toEqual({
      rows: [],
      total: 0,
      next: null,
      previous: null,
    });
  });

  const mark = (key: unknown, id: unknown = newId()) =>
    Buffer.from(JSON.stringify([key, id])).toString("base64url");
  const GARBAGE = [
    ["text", "garbage"],
    ["nothing in brackets", Buffer.from("[]").toString("base64url")],
    ["null", Buffer.from("null").toString("base64url")],
    ["half a mark", mark("2026-12-01T10:00:00.000000Z").slice(0, 20)],
    ["a bad id", mark("2026-12-01T10:00:00.000000Z", "1; drop table couple")],
    ["a number for a key", mark(7)],
    ["a word for a time", mark("soon")],
    ["a code name for a time", mark("Oak Lamp")],
    ["a day no calendar has", mark("2026-02-30T10:00:00.000000Z")],
    ["an hour no day has", mark("2026-02-03T25:00:00.000000Z")],
    ["the year nought", mark("0000-01-01T00:00:00.000000Z")],
    ["a time without a zone", mark("2026-12-01T10:00:00.000000")],
    ["endless time", mark("infinity")],
    ["now", mark("now")],
    ["a byte no text may hold", mark("Oak\u0000Lamp")],
    ["SQL", mark("') or true --")],
  ] as const;

  it.each(GARBAGE)(
    "takes a mark that is %s for none: the first page, in every order",
    async (_what, text) => {
      for (const sort of ["next_session", "code_name", "stage"]) {
        for (const way of ["after", "before"]) {
          const page = await read({ sort, [way]: text });
          expect(page.rows.length).toBeGreaterThan(0);
          if (sort === "next_session") expect(page).toEqual(await read({ sort }));
        }
      }
    },
  );

  it("begins again when nothing is left beyond a mark, rather than show an empty caseload", async () => {
    const first = await read({ sort: "code_name" });
    expect(await read({ sort: "code_name", after: mark("Zzz") })).toEqual(first);
    expect(await read({ sort: "code_name", before: mark("A") })).toEqual(first);
    expect(await read({ after: mark("9999-12-31T23:59:59.000000Z") })).toEqual(await read({}));
  });

  it("leaves exactly one audit row for each look", async () => {
    const before = (await auditOf(db.owner, practiceId)).length;
    await read({});
    await read({ sort: "code_name", after: mark("Zzz") });
    const rows = (await auditOf(db.owner, practiceId)).slice(before);
    expect(rows).toEqual(
      [1, 2].map(() => ({
        action: "read",
        entity: "couple",
        actor_role: "clinician",
        couple_id: null,
        purpose: "caseload",
      })),
    );
  });
});

describe("one row of the caseload", () => {
  it("joins next session, its plan, homework and last contact", async () => {
    const solo = await makeMember(db.owner, practiceId, "clinician");
    const coupleId = newId();
    const [a, b] = [newId(), newId()];
    const [s1, s2, s3] = [newId(), newId(), newId()];
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`insert into couple (practice_id, id, code_name, clinician_id, stage, next_session_at)
        values (${practiceId}, ${coupleId}, 'Solo Row', ${solo.userId}, 'middle', '2026-12-03T09:00:00Z')`;
      for (const [id, slot] of [
        [a, "A"],
        [b, "B"],
      ] as const) {
        await tx`insert into partner (practice_id, id, couple_id, slot, name_sealed, email_sealed, email_index)
          values (${practiceId}, ${id}, ${coupleId}, ${slot}, '', '', '')`;
      }
      for (const [id, number, at, state] of [
        [s1, 1, "2026-11-01T09:00:00Z", "closed"],
        [s2, 2, "2026-12-03T09:00:00Z", "planned"],
        [s3, 3, "2026-12-17T09:00:00Z", "planned"],
      ] as const) {
        await tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, state, ended_at)
          values (${practiceId}, ${id}, ${coupleId}, ${number}, ${at}, 'Europe/Berlin', 50, ${state},
            ${state === "closed" ? "2026-11-01T10:00:00Z" : null})`;
      }
      await tx`insert into plan (practice_id, id, couple_id, session_id, state) values (${practiceId}, ${newId()}, ${coupleId}, ${s2}, 'draft')`;
      for (const [state, closed] of [
        ["open", null],
        ["submitted", null],
        ["withdrawn", null],
        ["submitted", "2026-11-02T00:00:00Z"],
      ] as const) {
        const assignmentId = newId();
        await tx`insert into assignment (practice_id, id, couple_id, exercise_slug, exercise_version, due_on, assigned_by, request_id, closed_at)
          values (${practiceId}, ${assignmentId}, ${coupleId}, 'plain-ask', 1, '2026-12-01', ${solo.userId}, ${newId()}, ${closed})`;
        await tx`insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state)
          values (${practiceId}, ${newId()}, ${assignmentId}, ${coupleId}, ${a}, 'A', 'I', ${state})`;
      }
    });
    const { rows } = await read({}, solo);
    expect(rows).toEqual([
      {
        id: coupleId,
        codeName: "Solo Row",
        stage: "middle",
        state: "active",
        nextSession: { id: s2, startsAt: new Date("2026-12-03T09:00:00Z"), zone: "Europe/Berlin" },
        planStatus: "draft",
        homeworkGiven: 2,
        homeworkDone: 1,
        lastContactAt: new Date("2026-11-01T10:00:00Z"),
      },
    ]);
  });

  it("tells the last contact however long ago it was, also where it was a check-in", async () => {
    const solo = await makeMember(db.owner, practiceId, "clinician");
    const { coupleId, partnerA, partnerB } = await makeCouple(db.owner, solo);
    await asPractice(db.owner, practiceId, async (tx) => {
      for (const [by, slot, week, sentAt] of [
        [partnerA, "A", "2026-01-05", "2026-01-06T09:00:00Z"],
        [partnerA, "A", "2026-01-12", "2026-01-14T09:00:00Z"],
        [partnerB, "B", "2026-01-12", "2026-01-15T09:00:00Z"],
      ] as const) {
        await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, q1, sent_at)
          values (${practiceId}, ${newId()}, ${coupleId}, ${by.userId}, ${slot}, ${week}, 5, ${sentAt})`;
      }
    });
    const [row] = (await read({}, solo)).rows;
    expect(row?.lastContactAt).toEqual(new Date("2026-01-15T09:00:00Z"));
  });
});
