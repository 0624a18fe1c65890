import type { APIResponse, BrowserContext } from "playwright/test";
import { newId } from "#lib/kernel/ids";
import { comparable } from "./pages";
import { expect, type Records, type Room, test } from "./room";

async function heard(
  response: APIResponse,
): Promise<{ status: number; text: string; [key: string]: unknown }> {
  const text = await response.text();
  const body = text.startsWith("{") ? (JSON.parse(text) as object) : {};
  return { status: response.status(), text, ...body };
}

/** How much this couple has written so far, by table. */
async function written(records: Records, room: Room): Promise<number[]> {
  return Promise.all(["draft", "response", "response_part", "check_in"].map((t) => records.count(room, t)));
}

test("another person's task, a foreign one, an invented one and a malformed one are one and the same", async ({
  records,
  open,
  origin,
}) => {
  const [room, stranger] = [await records.makeRoom(), await records.makeRoom()];
  const task = await records.give(room, "hold-the-compliment");
  const foreign = await records.give(stranger, "hold-the-compliment");
  const context = await open(room.a);
  const odd = [
    "not-a-number",
    "../home",
    "%00",
    task.a.toUpperCase(),
    `${task.a}0`,
    "1;drop table task",
    "{}",
  ];
  const ids = [task.b, foreign.a, newId(), ...odd];
  const headers = { origin };

  for (const place of ["", "/1", "/99", "/0", "/x", "/end"]) {
    const answers = new Map<string, string>();
    for (const id of [task.b, foreign.a, newId(), "not-a-number", "%7B%7D", task.a.toUpperCase()]) {
      const answer = await comparable(context, `/do/${id}${place}`);
      answers.set(answer.replaceAll(id, "(a number)").replaceAll("(a number)", "*"), id);
    }
    expect([...answers.values()], `/do/*${place}`).toHaveLength(1);
    expect([...answers.keys()][0]).toMatch(/^404\n/);
  }
  const before = await written(records, room);
  for (const [path, data] of [
    ["/api/drafts/", { version: 0, answers: { kind_word: "x" } }],
    ["/api/drafts/", { version: "no" }],
    ["/api/responses/", { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null }],
  ] as const) {
    const answers = new Set<string>();
    for (const id of ids) {
      const response = await context.request.put(`${path}${encodeURIComponent(id)}`, { data, headers });
      answers.add(`${response.status()} ${await response.text()}`);
    }
    expect([...answers], path).toHaveLength(1);
    expect([...answers][0]).not.toContain(task.a);
  }
  expect(await written(records, room)).toEqual(before);
});

test("what a draft may not hold is refused with a sentence, and nothing is written", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const put = async (data: unknown, type = "application/json") =>
    heard(
      await context.request.put(`/api/drafts/${task.a}`, {
        data: typeof data === "string" ? data : JSON.stringify(data),
        headers: { origin, "content-type": type },
      }),
    );
  const answers = (change: object) => ({ version: 0, answers: change });
  const bad: [string, unknown, RegExp][] = [
    ["a short answer over 140", answers({ kind_word: "x".repeat(141) }), /keep this to 140 characters/],
    ["a long answer over 4000", answers({ why_meant: "x".repeat(4001) }), /keep this to 4000 characters/],
    ["a sign that cannot be seen", answers({ kind_word: "a\u0007b" }), /cannot be seen/],
    ["a sign that moves the cursor", answers({ why_meant: "a\u001b[2Jb" }), /cannot be seen/],
    ["a zero", answers({ why_meant: "a\u0000b" }), /cannot be seen/],
    ["a body over 128 kB", answers({ why_meant: "x".repeat(140_000) }), /more text than one page can hold/],
    ["a number for text", answers({ kind_word: 7 }), /write some text/],
    ["text for a number", answers({ believed_before: "seven" }), /number from 0 to 10/],
    ["a number off the scale", answers({ believed_before: 11 }), /number from 0 to 10/],
    ["half a number", answers({ believed_before: 5.5 }), /number from 0 to 10/],
    ["a pick that is not there", answers({ told_them: "maybe" }), /yes or no/],
    ["a list for text", answers({ kind_word: ["x"] }), /write some text/],
    ["an unknown question", answers({ kind_words: "x" }), /do not know|not one of the questions/],
    ["a name every object has", answers({ constructor: "x" }), /do not know|not one of the questions/],
    ["an unknown field", { ...answers({}), partnerId: room.partnerB.userId }, /do not know/],
    ["no version", { answers: {} }, /lost its place/],
    ["a version of text", { version: "0", answers: {} }, /lost its place/],
    ["a version below 0", { version: -1, answers: {} }, /./],
    ["no answers", { version: 0 }, /./],
    ["a list", [], /./],
    ["null", "null", /./],
    ["no JSON", "{", /cannot read/],
    ["nothing", "", /cannot read/],
  ];
  for (const [what, data, sentence] of bad) {
    const answer = await put(data);
    expect(answer, what).toMatchObject({ status: 422, code: "invalid_input" });
    expect(answer.text, what).toMatch(sentence);
    expect(answer.message, what).toMatch(/^[A-Z].*\.$/);
    expect(answer.text, what).not.toMatch(/zod|sql|stack|expected|received|invalid input/i);
  }
  expect(await written(records, room)).toEqual([0, 0, 0, 0]);
  expect(await put(answers({ kind_word: "x".repeat(140), why_meant: "y".repeat(4000) }))).toMatchObject({
    status: 200,
    version: 1,
  });
  for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
    const response = await context.request.fetch(`/api/drafts/${task.a}`, {
      method,
      headers: { origin },
    });
    expect(response.status(), method).toBe(405);
  }
});

async function weekOf(context: BrowserContext): Promise<string> {
  const html = await (await context.request.get("/check-in")).text();
  return /name="week" value="([\d-]{10})"/.exec(html)?.[1] ?? "";
}

test("what a send or a check-in may not hold is refused with a sentence, and nothing is written", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const put = async (path: string, data: unknown) =>
    heard(await context.request.put(path, { data, headers: { origin } }));
  const check = { useful: 5, upset: 5, again: 5 };
  const send = (change: object) => ({
    submissionId: newId(),
    draftVersion: 0,
    outcome: "stopped",
    check,
    ...change,
  });
  const week = await weekOf(context);
  const six = (change: object) => ({
    submissionId: newId(),
    week,
    q1: 1,
    q2: 1,
    q2NotApplicable: false,
    q3: 1,
    q4: 1,
    q5: 1,
    q6: 1,
    ...change,
  });
  const bad: [string, string, object, RegExp][] = [
    ["no number", "task", send({ submissionId: undefined }), /lost its number|./],
    ["a wrong number", "task", send({ submissionId: "7" }), /lost its number/],
    ["a wrong outcome", "task", send({ outcome: "finished" }), /Choose how to send it/],
    ["complete too early", "task", send({ outcome: "complete" }), /still open/],
    ["off the scale", "task", send({ check: { ...check, upset: 11 } }), /from 0 to 10/],
    ["text for a slider", "task", send({ check: { ...check, again: "5" } }), /from 0 to 10/],
    ["half a check", "task", send({ check: { useful: 5 } }), /./],
    ["somebody else's name", "task", send({ partnerId: room.partnerB.userId }), /do not know/],
    ["off the scale", "week", six({ q3: 11 }), /from 0 to 10/],
    ["text", "week", six({ q3: "3" }), /from 0 to 10/],
    [
      "n/a with a first answer above 0",
      "week",
      six({ q2: null, q2NotApplicable: true }),
      /first answer is 0/,
    ],
    ["n/a with a second answer", "week", six({ q1: 0, q2: 3, q2NotApplicable: true }), /Not both/],
    ["a Tuesday", "week", six({ week: "2026-11-24" }), /Monday/],
    ["a week long gone", "week", six({ week: "2020-01-06" }), /another week/],
    ["a week to come", "week", six({ week: "2099-01-05" }), /another week/],
    ["a date that is none", "week", six({ week: "2026-02-30" }), /./],
    ["a score of one's own", "week", six({ scoreTenths: 1000 }), /do not know/],
  ];
  for (const [what, where, data, sentence] of bad) {
    const answer = await put(where === "task" ? `/api/responses/${task.a}` : "/api/responses/check-in", data);
    expect(answer, `${where}: ${what}`).toMatchObject({ status: 422, code: "invalid_input" });
    expect(answer.text, what).toMatch(sentence);
    expect(answer.text, what).not.toMatch(/zod|sql|stack|expected|received|invalid input/i);
  }
  expect(await written(records, room)).toEqual([0, 0, 0, 0]);

  const one = send({});
  expect(await put(`/api/responses/${task.a}`, one)).toMatchObject({ status: 200 });
  expect(await put(`/api/responses/${task.a}`, { ...one, check: null })).toMatchObject({ status: 409 });
  expect(await put(`/api/responses/${task.a}`, send({}))).toMatchObject({
    status: 409,
    code: "already_sent",
  });
  expect(await put(`/api/drafts/${task.a}`, { version: 0, answers: {} })).toMatchObject({
    status: 409,
    code: "already_sent",
  });
});
