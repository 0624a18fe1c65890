import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, type ActorOf, mintActor } from "#lib/access/actor";
import { VERBS } from "#lib/access/matrix";
import { type MatrixRow, type Outcome, PEOPLE, type Person } from "#lib/access/matrix-rows";
import { DomainError } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import type { Prepared } from "#tests/integration/access/call";
import { CALLS } from "#tests/integration/access/calls";
import { useFreshDatabase } from "#tests/support/database";
import { makeCouple, makeMember, makePractice, type World } from "#tests/support/people";

type Crowd = {
  /** The couple everything is about. */
  main: World;
  /** Another couple of the same clinician. */
  sibling: World;
  /** A couple of another clinician in the same practice. */
  neighbour: World;
  /** A couple in another practice. */
  foreign: World;
  actors: Readonly<Record<Person, Actor>>;
};

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
let foreignPracticeId: Id;
let supervisor: ActorOf<"supervisor">;
let admin: ActorOf<"admin">;
beforeAll(async () => {
  db = await useFreshDatabase();
  practiceId = await makePractice(db.owner, "Harbour practice");
  foreignPracticeId = await makePractice(db.owner, "Foreign practice");
  supervisor = await makeMember(db.owner, practiceId, "supervisor");
  admin = await makeMember(db.owner, practiceId, "admin");
});
afterAll(() => db.drop());

/** New clinicians and couples, so that no call meets what another left behind. */
async function makeCrowd(): Promise<Crowd> {
  const clinician = (practice: Id) => makeMember(db.owner, practice, "clinician");
  const treating = await clinician(practiceId);
  const main = await makeCouple(db.owner, treating);
  const sibling = await makeCouple(db.owner, treating);
  const neighbour = await makeCouple(db.owner, await clinician(practiceId));
  const foreign = await makeCouple(db.owner, await clinician(foreignPracticeId));
  const nobody = { practiceId, userId: null, requestId: newId(), sessionRef: null };
  return {
    main,
    sibling,
    neighbour,
    foreign,
    actors: {
      treating,
      other_clinician: neighbour.treating,
      other_practice: foreign.treating,
      supervisor,
      admin,
      partner_a: main.partnerA,
      partner_b: main.partnerB,
      other_couple: neighbour.partnerA,
      job: mintActor({ ...nobody, role: "job" }),
      anonymous: mintActor({ ...nobody, role: "door" }),
    },
  };
}

type Observed = { code: string; message: string; result: unknown };

async function observe(work: Promise<unknown>): Promise<Observed> {
  try {
    return { code: "allow", message: "", result: await work };
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message, result: null };
    return { code: `crash: ${String(error).slice(0, 120)}`, message: "", result: null };
  }
}

let digestOfAll = "";

/** A digest of every row of every table, audit rows included: a refusal leaves it as it was. */
async function digest(): Promise<string> {
  if (digestOfAll === "") {
    const tables = await db.owner<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
    const each = tables.map(
      ({ name }) =>
        `select '${name}' as name, hashtextextended(t::text, 0)::numeric as hash from public.${name} t`,
    );
    digestOfAll = `select string_agg(name || ' ' || rows || ' ' || sum, ', ' order by name) as all from (
      select name, count(*) as rows, sum(hash) as sum from (${each.join(" union all ")}) every group by name) tables`;
  }
  const [row] = await db.owner.unsafe<{ all: string }[]>(digestOfAll);
  if (!row?.all.includes("couple ")) throw new Error("The digest saw no couple.");
  return row.all;
}

async function auditCount(actor: Actor): Promise<number> {
  const [row] = await db.owner<{ n: number }[]>`select count(*)::int as n from audit_event
    where practice_id = ${actor.practiceId} and actor_role = ${actor.role}
      and actor_id is not distinct from ${actor.userId} and request_id = ${actor.requestId}`;
  return row?.n ?? 0;
}

/** Calls that may end without an audit row, and why. */
const SILENT: Readonly<Record<string, string>> = {
  "measures/listMeasures": "the library holds nothing about anyone",
  "measures/openMeasure":
    "the library holds nothing about anyone but who compared a measure, which is written down",
  "measures/scoreForm": "nothing is kept of a form that is scored",
  "release/releaseQuarter": "a run that releases nothing leaves nothing that could be told apart",
};

/** Calls whose answer holds names or addresses of people, by design and audited. */
const TELLS_NAMES = new Set([
  "accounts/listAudit",
  "couples/revealNames",
  "measures/openMeasure",
  "accounts/listCaseloads",
  "accounts/listMembers",
  "accounts/listOutbox",
  "supervision/listCoSigns",
]);

const rows = Object.entries(VERBS).filter(([, row]) => row.audience !== "door");
const people = (row: MatrixRow, wanted: (outcome: Outcome) => boolean) =>
  PEOPLE.filter((person) => wanted(row.cells[person]));

const prepare = (name: string, world: World): Promise<Prepared> => {
  const made = CALLS[name];
  if (!made) throw new Error(`no call is written for ${name}`);
  return made({ owner: db.owner, world });
};

describe("the calls", () => {
  it("are written for every verb of the matrix that takes an actor", () => {
    expect(Object.keys(CALLS).sort()).toEqual(rows.map(([name]) => name).sort());
  });
});

describe.each(rows)("%s", (name, row) => {
  it("answers everybody as the matrix says, and a refusal leaves no trace", async () => {
    const crowd = await makeCrowd();
    const { ids, run } = await prepare(name, crowd.main);
    const before = await digest();
    const refused = people(row, (outcome) => outcome !== "allow");
    const codes: Partial<Record<Person, string>> = {};
    for (const person of refused)
      codes[person] = (await observe(run(crowd.actors[person] as never, ids))).code;
    expect(codes).toEqual(Object.fromEntries(refused.map((person) => [person, row.cells[person]])));
    expect(await digest()).toBe(before);
  });

  it("lets those in who may, tells them nothing of others, and writes down that they were there", async () => {
    const row = VERBS[name];
    for (const person of people(row as MatrixRow, (outcome) => outcome === "allow")) {
      const crowd = await makeCrowd();
      const { ids, run } = await prepare(name, crowd.main);
      const actor = { ...crowd.actors[person], requestId: newId() } as Actor;
      const { code, message, result } = await observe(run(actor as never, ids));
      expect([person, code, message]).toEqual([person, "allow", ""]);
      if (!(name in SILENT)) expect([person, await auditCount(actor)]).not.toEqual([person, 0]);

      const told = JSON.stringify(result) ?? "";
      if (!TELLS_NAMES.has(name)) expect(told).not.toMatch(/Canary|Robin Sample|@example\.org/);
      const others = [crowd.foreign, crowd.neighbour, crowd.main, crowd.sibling].filter(
        (world) =>
          world.treating.userId !== actor.userId &&
          world.partnerA.userId !== actor.userId &&
          world.partnerB.userId !== actor.userId,
      );
      if (row?.audience !== "admin") {
        for (const world of others) {
          for (const word of [world.coupleId, world.codeName, world.partnerA.userId, world.partnerB.userId]) {
            expect(told).not.toContain(word);
          }
        }
      }
    }
  });
});

describe.each(rows.filter(([, row]) => row.ids.length > 0))("%s", (name, row) => {
  it("has one and the same answer for every id that is not theirs", async () => {
    const crowd = await makeCrowd();
    const { ids, run } = await prepare(name, crowd.main);
    expect(Object.keys(ids).sort()).toEqual([...row.ids].sort());
    const foreign = await prepare(name, crowd.foreign);
    const neighbour = await prepare(name, crowd.neighbour);
    const sibling = await prepare(name, crowd.sibling);
    const owner = people(row, (outcome) => outcome === "allow")[0];
    if (!owner) throw new Error("nobody may make this call");
    const actor = crowd.actors[owner] as never;
    // Members, exercises and what waits for a supervisor belong to the practice, so there is no other couple's to try.
    const perCouple = row.audience !== "admin" && row.audience !== "supervisor" && !row.ids.includes("slug");

    const before = await digest();
    const heard: Record<string, string> = {};
    for (const id of row.ids) {
      const tries: [string, Id | undefined][] = [
        ["another practice's", foreign.ids[id]],
        ["an invented one", newId()],
        ["a malformed one", "not-an-id"],
        ["an empty one", ""],
        ...(perCouple ? [["another couple's", neighbour.ids[id]] as [string, Id | undefined]] : []),
        // With the couple named beside it, even the same clinician's other couple does not fit.
        ...(row.ids.includes("coupleId") && id !== "coupleId"
          ? [["a second couple's", sibling.ids[id]] as [string, Id | undefined]]
          : []),
      ];
      for (const [which, value] of tries) {
        const { code, message } = await observe(run(actor, { ...ids, [id]: value ?? "" }));
        heard[`${id}, ${which}`] = `${code}: ${message}`;
      }
    }
    // Every part swapped together, as a whole foreign address would.
    for (const [which, whole] of [
      ["another practice's address", foreign.ids],
      ...(perCouple ? [["another couple's address", neighbour.ids] as const] : []),
    ] as const) {
      const { code, message } = await observe(run(actor, whole));
      heard[which] = `${code}: ${message}`;
    }
    const [first = ""] = Object.values(heard);
    expect(first).toMatch(/^not_found: /);
    expect(heard).toEqual(Object.fromEntries(Object.keys(heard).map((key) => [key, first])));
    expect(await digest()).toBe(before);
  });
});
