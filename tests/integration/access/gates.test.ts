import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GATES } from "#lib/access/matrix-gates";
import { type MatrixRow, PEOPLE, type Person } from "#lib/access/matrix-rows";
import { openSession } from "#lib/auth/check-passphrase";
import { openCookie, sealCookie } from "#lib/auth/cookie";
import { type FormState, IDLE } from "#lib/auth/form-state";
import { handTabletOver } from "#lib/auth/hand-over";
import { writeTablet } from "#lib/auth/handed-tablet";
import { cookieNames } from "#lib/auth/options";
import { ownOrigins } from "#lib/auth/origin";
import { type Id, newId } from "#lib/kernel/ids";
import { surfaceGates } from "#tests/architecture/product-surface";
import { ROOT } from "#tests/architecture/source";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeCouple, makeMember, makePractice } from "#tests/support/people";
import { markFor, OPEN_ON_TABLET, TABLET_FORMS } from "./tablet-gates";

/** The request a handler believes it is in. */
const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));

vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = request.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: () => undefined,
    delete: () => undefined,
  }),
}));

class Moved extends Error {}
vi.mock("next/navigation", () => ({
  redirect: () => {
    throw new Moved("redirect");
  },
  notFound: () => {
    throw new Moved("not found");
  },
}));

type Someone = { practiceId: Id; userId: Id; role: string };

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let coupleId: Id;
const sessionId = newId();
let partnerId: Id;
let treating: Someone;
/** The cookie each person carries; none for those without a session. */
const cookies: Partial<Record<Person, string>> = {};

async function signedIn({ practiceId, userId, role }: Someone): Promise<string> {
  const identityId = newId();
  await db.owner`insert into login_identity (id, email_index, passphrase_hash)
    values (${identityId}, ${Buffer.from(identityId)}, 'none')`;
  await db.owner`insert into membership (practice_id, identity_id, role, subject_id)
    values (${practiceId}, ${identityId}, ${role}, ${userId})`;
  const { sessionToken } = await openSession({ practiceId, identityId, role, subjectId: userId });
  return sealCookie(sessionToken, 3600);
}

beforeAll(async () => {
  db = await useFreshDatabase();
  const practiceId = await makePractice(db.owner);
  const main = await makeCouple(db.owner, await makeMember(db.owner, practiceId, "clinician"));
  coupleId = main.coupleId;
  await asPractice(
    db.owner,
    practiceId,
    (tx) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes)
      values (${practiceId}, ${sessionId}, ${coupleId}, 1, now(), 'Europe/Berlin', 50)`,
  );
  partnerId = main.partnerA.userId;
  treating = main.treating;
  const neighbour = await makeCouple(db.owner, await makeMember(db.owner, practiceId, "clinician"));
  const elsewhere = await makeMember(db.owner, await makePractice(db.owner), "clinician");
  const people: Partial<Record<Person, Someone>> = {
    treating: main.treating,
    other_clinician: neighbour.treating,
    other_practice: elsewhere,
    supervisor: await makeMember(db.owner, practiceId, "supervisor"),
    admin: await makeMember(db.owner, practiceId, "admin"),
    partner_a: main.partnerA,
    partner_b: main.partnerB,
    other_couple: neighbour.partnerA,
  };
  for (const [person, actor] of Object.entries(people)) cookies[person as Person] = await signedIn(actor);
});
afterAll(() => db.drop());

const OWN = () => ({ origin: ownOrigins()[0] ?? "", "sec-fetch-site": "same-origin" });

/** Comes as one person, from our own page unless said otherwise. */
function come(person: Person, headers: Record<string, string> = OWN()): void {
  request.headers = new Headers(headers);
  request.cookies = new Map();
  const cookie = cookies[person];
  if (cookie) request.cookies.set(cookieNames().session, cookie);
}

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const found = new Map(surfaceGates().map((gate) => [gate.name, gate]));
async function load<T>(name: string): Promise<T> {
  const gate = found.get(name);
  if (!gate) throw new Error(`no code for ${name}`);
  const loaded = (await import(/* @vite-ignore */ join(ROOT, gate.path))) as Record<string, T>;
  const exported = loaded[gate.exported];
  if (!exported) throw new Error(`${gate.path} does not export ${gate.exported}`);
  return exported;
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

/** What a form was answered: the code of the refusal, or "done". */
async function send(
  name: string,
  fields: Record<string, string> = {},
): Promise<{ code: string; fields: object }> {
  const action = await load<Action>(name);
  try {
    const state = await action(IDLE, form(fields));
    return state.status === "refused" ? state : { code: "done", fields: {} };
  } catch (error) {
    if (error instanceof Moved) return { code: "done", fields: {} };
    throw error;
  }
}

const METHOD_WITH_BODY = new Set(["PUT", "POST", "PATCH"]);

async function ask(name: string, body: unknown = {}): Promise<{ status: number; code: string | null }> {
  const handler = await load<Handler>(name);
  const [method = "GET", path = "/"] = name.split(" ");
  const asked = new Request(new URL(path, ownOrigins()[0]), {
    method,
    ...(METHOD_WITH_BODY.has(method) ? { body: JSON.stringify(body) } : {}),
  });
  // An exercise of the release is everybody's, and so is the first file; the couple and its session are those the
  // matrix is seen from, and any other id is nobody's.
  const known: Readonly<Record<string, string>> = {
    slug: "plain-ask",
    file: "1",
    version: "1",
    coupleId,
    sessionId,
  };
  const params = Object.fromEntries(
    [...path.matchAll(/\[(\w+)\]/g)].map(([, key = ""]) => [key, known[key] ?? newId()]),
  );
  const response = await handler(asked, { params: Promise.resolve(params) });
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const answer = isJson ? ((await response.json()) as { code?: string }) : {};
  return { status: response.status, code: answer.code ?? null };
}

const rows = Object.entries(GATES);
const actions = rows.filter(([, row]) => row.kind === "action");
const routes = rows.filter(([, row]) => row.kind === "route");
const present = (row: MatrixRow) => PEOPLE.filter((person) => row.cells[person] !== "n/a");
const FOREIGN: readonly Record<string, string>[] = [
  {},
  { origin: "null" },
  { origin: "https://elsewhere.example" },
  { origin: `${ownOrigins()[0]}.elsewhere.example` },
  { ...OWN(), "sec-fetch-site": "cross-site" },
  { ...OWN(), "sec-fetch-site": "same-site" },
];

describe.each(actions)("%s", (name, row) => {
  it("lets past its gate whom the matrix lets past, and nobody else", async () => {
    const codes: Partial<Record<Person, string>> = {};
    for (const person of present(row)) {
      come(person);
      // A field nobody knows: whoever is let past is told about it, and nothing runs.
      const { code, fields } = await send(name, { unexpected: "x" });
      codes[person] = code === "invalid_input" && "form" in fields ? "allow" : code;
    }
    expect(codes).toEqual(Object.fromEntries(present(row).map((person) => [person, row.cells[person]])));
  });

  it("refuses what does not come from our own page before it asks who is there", async () => {
    const [someone = "anonymous"] = PEOPLE.filter((person) => row.cells[person] === "allow");
    for (const headers of FOREIGN) {
      come(someone, headers);
      expect([headers, (await send(name)).code]).toEqual([headers, "forbidden"]);
    }
  });
});

describe.each(routes.filter(([name, row]) => row.audience !== "door" && !name.startsWith("GET")))(
  "%s",
  (name, row) => {
    it("lets past its gate whom the matrix lets past, and nobody else", async () => {
      const codes: Partial<Record<Person, string>> = {};
      for (const person of present(row)) {
        come(person);
        const { status, code } = await ask(name, { unexpected: "x" });
        codes[person] = status === 422 ? "allow" : (code ?? String(status));
      }
      expect(codes).toEqual(Object.fromEntries(present(row).map((person) => [person, row.cells[person]])));
    });

    it("refuses what does not come from our own page before it asks who is there", async () => {
      const [someone = "anonymous"] = PEOPLE.filter((person) => row.cells[person] === "allow");
      for (const headers of FOREIGN) {
        come(someone, headers);
        expect([headers, (await ask(name)).status]).toEqual([headers, 403]);
      }
    });
  },
);

describe.each(routes.filter(([name, row]) => row.audience !== "door" && name.startsWith("GET")))(
  "%s",
  (name, row) => {
    it("hands its file to whom the matrix lets past, and to nobody else", async () => {
      const codes: Partial<Record<Person, string>> = {};
      for (const person of present(row)) {
        come(person, {});
        const { status, code } = await ask(name);
        codes[person] = status === 200 ? "allow" : (code ?? String(status));
      }
      expect(codes).toEqual(Object.fromEntries(present(row).map((person) => [person, row.cells[person]])));
    });
  },
);

describe("a tablet that a partner holds", () => {
  const taskId = newId();
  const sessionId = newId();
  /** Those of a partner's forms that look at what they got before they say that they are shut, with what they take. */
  const TAKEN: Readonly<Record<string, Record<string, string>>> = {
    "(couple)/after sendSessionCheckAction": { submissionId: newId(), session: sessionId },
    "(couple)/do/[taskId] chooseFormAction": { taskId, form: "short" },
    "(couple)/do/[taskId]/[step] saveStepAction": {
      taskId,
      step: "1",
      turn: "2",
      version: "0",
      intent: "continue",
    },
    "(couple)/do/[taskId]/end sendTaskAction": {
      taskId,
      submissionId: newId(),
      draftVersion: "0",
      outcome: "stopped",
    },
  };
  it.each(OPEN_ON_TABLET)("opens nothing of anybody but what it was given for: %s", async (thing, open) => {
    const cookie = await signedIn(treating);
    const mark = markFor(thing, { coupleId, sessionId, partnerId, taskId });
    await handTabletOver(openCookie(cookie), { ...mark, thing: "waiting", taskId });
    const [written] = await asPractice(
      db.owner,
      treating.practiceId,
      (tx) => tx`update auth_session set handed_over = ${writeTablet(mark)}
        where handed_over like ${`tablet % waiting ${taskId} %`} returning 1 as one`,
    );
    expect(written).toBeDefined();
    const past: string[] = [];
    for (const [name, { audience, kind }] of rows) {
      if (audience === "door" || TABLET_FORMS.includes(name)) continue;
      come("anonymous");
      request.cookies.set(cookieNames().session, cookie);
      const fields = TAKEN[name] ?? { unexpected: "x" };
      const { code } = kind === "action" ? await send(name, fields) : await ask(name, fields);
      if (code !== "handed_over") past.push(name);
    }
    expect(past.sort()).toEqual([...open].sort());
  });
});

describe("a session", () => {
  it("that was ended opens no gate on the very next request", async () => {
    const [name] = actions.find(([, row]) => row.audience === "clinician") ?? [""];
    come("other_practice");
    expect((await send(name, { unexpected: "x" })).code).toBe("invalid_input");
    await ask("POST /sign-out");
    expect((await send(name, { unexpected: "x" })).code).toBe("signed_out");
  });
});

/** They answer where they are asked, and lead nowhere. */
const IN_PLACE: ReadonlySet<string> = new Set(["GET /api/health", "POST /sign-in-here"]);

describe.each(routes.filter(([, row]) => row.audience === "door"))("%s", (name, row) => {
  it("answers everybody alike", async () => {
    const answers = new Set<number>();
    for (const person of present(row)) {
      come(person);
      answers.add((await ask(name)).status);
      // Leaving takes the session with it, so everybody comes back with a dead one.
    }
    expect([...answers]).toEqual([IN_PLACE.has(name) ? 200 : 303]);
  });
});

describe("the door within a page", () => {
  it("refuses what does not come from our own page, and says so where it was asked", async () => {
    for (const headers of FOREIGN) {
      come("anonymous", headers);
      expect([headers, (await ask("POST /sign-in-here")).code]).toEqual([headers, "forbidden"]);
    }
    come("anonymous");
    expect((await ask("POST /sign-in-here")).code).toBe("invalid_input");
  });
});
