import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, it } from "vitest";
import { describeError, makeLog, REDACTED_KEYS } from "#lib/kernel/log";

/** What a line of the log holds, written by a logger that is not silent. */
function written(write: (log: ReturnType<typeof makeLog>) => void): string {
  let text = "";
  const log = makeLog({
    write: (line: string) => {
      text += line;
    },
  });
  log.level = "trace";
  write(log);
  return text;
}

const SQL = "insert into note (body) values ($1)";
const PARAMS = ["Canary wrote this", "canary@example.org"];

function queryError(params: unknown[] = PARAMS): Error {
  return new DrizzleQueryError(
    SQL,
    params,
    Object.assign(new Error(`duplicate key: Key (email)=(${PARAMS[1]}) exists`), {
      code: "23505",
      detail: PARAMS[0],
    }),
  );
}

describe("redaction", () => {
  it("names the keys that must never be read in a log", () => {
    expect(REDACTED_KEYS).toEqual(
      expect.arrayContaining(["passphrase", "email", "token", "cookie", "note", "answers", "sql", "params"]),
    );
  });

  it.each(REDACTED_KEYS.map((key) => [key]))("leaves out %s at depths 0, 1 and 2", (key) => {
    for (const line of [{ [key]: "Canary" }, { a: { [key]: "Canary" } }, { a: { b: { [key]: "Canary" } } }]) {
      const text = written((log) => log.info(line, "a line"));
      expect(text).not.toContain("Canary");
      expect(text).toContain("[left out]");
    }
  });

  it("leaves out whole lists and objects under such a key, and keys inside lists", () => {
    const text = written((log) =>
      log.info({ answers: { q1: ["Canary"] }, values: ["Canary"], rows: [{ email: "Canary" }] }, "a line"),
    );
    expect(text).not.toContain("Canary");
  });

  it("keeps what a line is for", () => {
    expect(
      JSON.parse(written((log) => log.info({ requestId: "r1", run: "release" }, "a run"))),
    ).toMatchObject({ requestId: "r1", run: "release", msg: "a run" });
  });
});

describe("errors in a log", () => {
  it.each([
    ["under error", (e: Error) => ({ error: e })],
    ["under err", (e: Error) => ({ err: e })],
    ["as the line itself", (e: Error) => e],
    ["under a key of another name", (e: Error) => ({ failure: e })],
  ])("hold neither SQL nor parameters: %s", (_how, wrap) => {
    for (const words of [["it broke"], []]) {
      const text = written((log) => log.error(wrap(queryError()) as object, ...words));
      expect(text).not.toContain("Canary");
      expect(text).not.toContain("canary@example.org");
      expect(text).not.toContain("insert into");
    }
  });

  it("hold the class, the code and the place", () => {
    const line = JSON.parse(written((log) => log.error({ error: queryError() }, "it broke")));
    expect(line.msg).toBe("it broke");
    expect(line.error).toMatchObject({ kind: "Error < Error", code: "23505" });
    expect(line.error.at[0]).toMatch(/log\.test\.ts:\d+:\d+/);
  });
});

describe("describeError", () => {
  it("takes no line of the message for a place, however it looks", () => {
    const typed = "We met\n    at the Canary (bar)\n    at Canary.word (/home/canary/lib/x.ts:3:4)";
    expect(JSON.stringify(describeError(queryError([typed])))).not.toMatch(/canary/i);
  });

  it("takes no place at all when the message was changed after the stack was written", () => {
    const error = new Error("one\n    at Canary (lib/x.ts:1:1)");
    void error.stack;
    error.message = "two";
    expect(describeError(error).at).toEqual([]);
  });

  it("follows causes, four at most, and finds the first code among them", () => {
    const deepest = Object.assign(new Error("4"), { code: "ECONNREFUSED" });
    const error = new TypeError("1", {
      cause: new Error("2", { cause: new Error("3", { cause: deepest }) }),
    });
    expect(describeError(error)).toMatchObject({
      kind: "TypeError < Error < Error < Error",
      code: "ECONNREFUSED",
    });
    const loop = new Error("again");
    loop.cause = loop;
    expect(describeError(loop).kind).toBe("Error < Error < Error < Error");
  });

  it("says only the type of what is no error, and leaves out folders of the machine", () => {
    expect(describeError("Canary")).toEqual({ kind: "string", code: null, at: [] });
    expect(describeError({ message: "Canary" })).toEqual({ kind: "object", code: null, at: [] });
    const error = new Error("x");
    error.stack =
      "Error: x\n    at open (/home/somebody/evenkeel/lib/secrets/box.ts:1:2)\n    at file:///srv/e/app/page.tsx:3:4";
    expect(describeError(error).at).toEqual(["at open (lib/secrets/box.ts:1:2)", "at app/page.tsx:3:4"]);
  });
});
