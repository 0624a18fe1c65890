import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { doorAction, formAction, typedFields } from "#lib/auth/form-action";
import { IDLE } from "#lib/auth/form-state";
import { putRoute } from "#lib/auth/put-route";
import { DomainError } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";

const MARK = vi.hoisted(() => ({ taskId: "t", place: 2, turn: 2, field: "turns" }));
const given = vi.hoisted(() => ({
  headers: new Headers(),
  session: true,
  role: "clinician",
  passedOn: false,
}));
vi.mock("next/headers", () => ({
  headers: async () => given.headers,
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock("#lib/auth/require-actor", async () => {
  const { DomainError: Refusal } = await import("#lib/kernel/errors");
  return {
    actorOrRefusal: async (role: string, whileHandedOver = (_handed: typeof MARK) => false) => {
      if (!given.session) throw new Refusal("signed_out", "You were signed out.");
      if (given.role !== role) throw new Refusal("not_found", "There is nothing here for you to open.");
      if (given.passedOn && !whileHandedOver(MARK)) throw new Refusal("handed_over", "Give it back first.");
      return { role, practiceId: "p" };
    },
  };
});

const OWN = "http://localhost:3000";
const FOREIGN: [string, Record<string, string>][] = [
  ["no Origin", {}],
  ["Origin null", { origin: "null" }],
  ["a foreign Origin", { origin: "https://evil.example" }],
  ["a cross-site fetch", { origin: OWN, "sec-fetch-site": "cross-site" }],
  ["a same-site fetch", { origin: OWN, "sec-fetch-site": "same-site" }],
];
const from = (headers: Record<string, string>) => {
  given.headers = new Headers(headers);
};

beforeEach(() => {
  from({ origin: OWN, "sec-fetch-site": "same-origin" });
  given.session = true;
  given.role = "clinician";
  given.passedOn = false;
});

const schema = z.strictObject({ word: z.string().min(3, "Write a longer word."), passphrase: z.string() });

function form(fields: [string, string][]): FormData {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
}
const typed: [string, string][] = [
  ["word", "harbour"],
  ["passphrase", "plum kettle row"],
];

describe.each([["formAction", formAction] as const, ["doorAction", null] as const])("%s", (_name, make) => {
  const run = vi.fn(async (_input: unknown) => ({ note: "Kept." }));
  const action = make
    ? make("clinician", schema, (_actor, input) => run(input), ["passphrase"])
    : doorAction(schema, run, ["passphrase"]);
  beforeEach(() => run.mockClear());

  it("does the work for our own page", async () => {
    expect(await action(IDLE, form(typed))).toEqual({ status: "done", note: "Kept." });
    expect(run).toHaveBeenCalledExactlyOnceWith({ word: "harbour", passphrase: "plum kettle row" });
  });

  it.each(FOREIGN)(
    "refuses %s before any work, and keeps what was typed (SEC-21)",
    async (_what, headers) => {
      from(headers);
      const state = await action(IDLE, form(typed));
      expect(state).toMatchObject({ status: "refused", code: "forbidden", values: { word: "harbour" } });
      expect(run).not.toHaveBeenCalled();
    },
  );

  it("refuses unknown fields by name of none, and does no work (SEC-05)", async () => {
    const state = await action(IDLE, form([...typed, ["practiceId", newId()]]));
    expect(state).toMatchObject({
      status: "refused",
      code: "invalid_input",
      fields: { form: ["This form sent something we do not know. Please reload it."] },
    });
    expect(run).not.toHaveBeenCalled();
  });

  it("says what is wrong beside the field, and never gives a secret back", async () => {
    const state = await action(IDLE, form([["word", "x"], typed[1] as [string, string]]));
    expect(state).toMatchObject({ fields: { word: ["Write a longer word."] }, values: { word: "x" } });
    expect(JSON.stringify(state)).not.toContain("plum kettle row");
  });

  it("shows a foreseen refusal as it is, and anything else as one calm sentence", async () => {
    run.mockRejectedValueOnce(new DomainError("conflict", "Taken.", { word: ["Taken."] }));
    expect(await action(IDLE, form(typed))).toMatchObject({ code: "conflict", message: "Taken." });
    run.mockRejectedValueOnce(new Error("select canary from secrets"));
    const state = await action(IDLE, form(typed));
    expect(state).toMatchObject({ code: "unexpected" });
    expect(JSON.stringify(state)).not.toContain("canary");
  });
});

describe("formAction", () => {
  it("asks who is there before it looks at the fields", async () => {
    const action = formAction("clinician", schema, async () => ({ note: "Kept." }), ["passphrase"]);
    given.session = false;
    expect(await action(IDLE, form([["word", "x"]]))).toMatchObject({
      code: "signed_out",
      values: { word: "x" },
    });
    given.session = true;
    given.role = "partner";
    expect(await action(IDLE, form([["word", "x"]]))).toMatchObject({ code: "not_found", fields: {} });
  });
});

describe("while the phone is passed on", () => {
  const run = vi.fn(async (_input: unknown) => ({ note: "Kept." }));
  const put = vi.fn(async () => ({ version: 1 }));
  const asked = (route: ReturnType<typeof putRoute>, word: string) =>
    route(new Request(`${OWN}/api/x`, { method: "PUT", body: JSON.stringify({ word, passphrase: "x" }) }), {
      params: Promise.resolve({}),
    });
  const onlyHarbour = (_handed: unknown, { word }: { word: string }) => word === "harbour";
  beforeEach(() => {
    given.passedOn = true;
    run.mockClear();
    put.mockClear();
  });

  it("shuts every form and handler that names no exception", async () => {
    const action = formAction("clinician", schema, (_actor, input) => run(input));
    expect(await action(IDLE, form(typed))).toMatchObject({
      code: "handed_over",
      values: { word: "harbour" },
    });
    const response = await asked(putRoute("clinician", schema, put), "harbour");
    expect([response.status, (await response.json()).code]).toEqual([403, "handed_over"]);
    expect(run).not.toHaveBeenCalled();
    expect(put).not.toHaveBeenCalled();
  });

  it("lets through what the exception names, and nothing beside it", async () => {
    const action = formAction("clinician", schema, (_actor, input) => run(input), [], onlyHarbour);
    expect(
      await action(
        IDLE,
        form([
          ["word", "lantern"],
          ["passphrase", "x"],
        ]),
      ),
    ).toMatchObject({
      code: "handed_over",
    });
    expect(run).not.toHaveBeenCalled();
    expect(await action(IDLE, form(typed))).toMatchObject({ status: "done" });
    const route = putRoute("clinician", schema, put, (handed, _params, input) => onlyHarbour(handed, input));
    expect((await asked(route, "lantern")).status).toBe(403);
    expect(put).not.toHaveBeenCalled();
    expect((await asked(route, "harbour")).status).toBe(200);
  });
});

describe("typedFields", () => {
  it("leaves out the framework's own fields and files, and gathers lists", () => {
    const made = form([
      ["$ACTION_ID_abc", ""],
      ["$ACTION_REF_1", ""],
      ["name", "first"],
      ["name", "last"],
      ["days[]", "mon"],
      ["days[]", "tue"],
    ]);
    made.append("photo", new File(["x"], "x.png"));
    expect(typedFields(made)).toEqual({ name: "last", days: ["mon", "tue"], photo: "" });
  });

  it("takes a field of any name as a field and nothing else", () => {
    const fields = typedFields(
      form([
        ["__proto__[]", "x"],
        ["constructor", "y"],
      ]),
    );
    expect(Object.keys(fields).sort()).toEqual(["__proto__", "constructor"]);
    expect(schema.safeParse(fields).success).toBe(false);
  });
});

describe("a plain form of somebody who was signed out", () => {
  const plain = { origin: OWN, "content-type": "multipart/form-data; boundary=x" };
  const send = (role: "clinician" | "partner") =>
    formAction(role, schema, async () => ({ note: "Kept." }))(IDLE, form(typed));
  beforeEach(() => {
    given.session = false;
  });

  it("leads staff to the door", async () => {
    from(plain);
    await expect(send("clinician")).rejects.toMatchObject({ digest: expect.stringContaining("/sign-in;") });
  });

  it("keeps a partner's words on the page, and everybody's where scripts run", async () => {
    from(plain);
    const kept = { status: "refused", code: "signed_out", values: { word: "harbour" } };
    expect(await send("partner")).toMatchObject(kept);
    from({ ...plain, "next-action": "x" });
    expect(await send("clinician")).toMatchObject(kept);
  });
});

describe("putRoute", () => {
  const run = vi.fn(async (..._args: unknown[]) => ({ kept: true }));
  const put = putRoute("clinician", z.strictObject({ word: z.string() }), run);
  const at = (id: string) => ({ params: Promise.resolve({ id }) });
  const send = (body: string, init: RequestInit = {}) =>
    new Request("http://localhost:3000/api/x", { method: "PUT", body, ...init });
  const good = JSON.stringify({ word: "harbour" });
  beforeEach(() => run.mockClear());

  const read = async (answer: Response) => ({
    status: answer.status,
    cache: answer.headers.get("cache-control"),
    body: (await answer.json()) as { code?: string; message?: string },
  });

  it("does the work for our own page, and lets nobody keep the answer", async () => {
    const id = newId();
    const answer = await read(await put(send(good), at(id)));
    expect(answer).toEqual({ status: 200, cache: "private, no-store", body: { kept: true } });
    expect(run).toHaveBeenCalledExactlyOnceWith(expect.anything(), { id }, { word: "harbour" }, null);
  });

  it.each(FOREIGN)("refuses %s before it reads the body (SEC-21)", async (_what, headers) => {
    from(headers);
    const request = send(good);
    const answer = await read(await put(request, at(newId())));
    expect(answer).toMatchObject({ status: 403, cache: "private, no-store", body: { code: "forbidden" } });
    expect(request.bodyUsed).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it("asks for a malformed id as for one that no row has", async () => {
    await put(send(good), at("../secrets"));
    const [, params] = run.mock.calls[0] ?? [];
    expect(params).toEqual({ id: "00000000-0000-0000-0000-000000000000" });
    const unread = (id: string) => put(send("{"), at(id)).then(read);
    expect(await unread("../secrets")).toEqual(await unread(newId()));
  });

  it("asks who is there before it looks at the id", async () => {
    given.session = false;
    expect(await read(await put(send(good), at("x")))).toMatchObject({ status: 401 });
  });

  it.each([
    ["no JSON", "{word", 422],
    ["an empty body", "", 422],
    ["an unknown field", JSON.stringify({ word: "a", practiceId: newId() }), 422],
    ["a field that makes another object", `{"word":"a","__proto__":"x"}`, 422],
    ["such a field deeper down", `{"word":{"\\u005f_proto__":{}}}`, 422],
    ["a list", "[]", 422],
    ["null", "null", 422],
    ["more than a page holds", JSON.stringify({ word: "a".repeat(300_000) }), 422],
    ["more than a page holds in letters of two bytes", JSON.stringify({ word: "é".repeat(70_000) }), 422],
  ])("refuses %s in a sentence", async (_what, body, status) => {
    const answer = await read(await put(send(body), at(newId())));
    expect(answer).toMatchObject({ status, cache: "private, no-store", body: { code: "invalid_input" } });
    expect(answer.body.message).toMatch(/^[A-Z].*\.$/);
    expect(run).not.toHaveBeenCalled();
  });

  it("refuses a body that says it is too long without reading it", async () => {
    const request = send(good, { headers: { "content-length": "9999999" } });
    expect(await read(await put(request, at(newId())))).toMatchObject({ status: 422 });
    expect(request.bodyUsed).toBe(false);
  });

  it("tells nothing about what broke inside", async () => {
    run.mockRejectedValueOnce(Object.assign(new Error("insert canary"), { code: "23505" }));
    const answer = await read(await put(send(good), at(newId())));
    expect(answer).toMatchObject({ status: 500, body: { code: "unexpected" } });
    expect(JSON.stringify(answer)).not.toContain("canary");
  });

  it("asks to come back later when the records cannot be reached", async () => {
    run.mockRejectedValueOnce(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }));
    const answer = await put(send(good), at(newId()));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
  });
});
