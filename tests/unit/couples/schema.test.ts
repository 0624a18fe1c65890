import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseloadQuery, changeCoupleInput, createCoupleInput, holdInput } from "#lib/couples/schema";
import { newId } from "#lib/kernel/ids";

const couple = {
  nameA: "Ann",
  emailA: "ann@example.org",
  nameB: "Bo",
  emailB: "bo@example.org",
  sessionMinutes: "50",
  stage: "assessment",
};
const problems = (
  schema: { safeParse(v: unknown): { success: boolean; error?: { issues: object[] } } },
  v: unknown,
) =>
  schema.safeParse(v).error?.issues.map((i) => ({
    path: (i as { path: string[] }).path.join("."),
    message: (i as Error).message,
  })) ?? [];

describe("createCoupleInput", () => {
  it("reads a form as it was typed", () => {
    expect(createCoupleInput.parse({ ...couple, nameA: "  Ann ", emailA: " Ann@example.org " })).toEqual({
      ...couple,
      emailA: "Ann@example.org",
      sessionMinutes: 50,
    });
  });

  it("says all that is wrong in one round, and whose it is", () => {
    const same = { ...couple, nameA: "", nameB: "", emailA: "ann", emailB: "ANN" };
    const found = problems(createCoupleInput, same);
    expect(found.map(({ path }) => path).toSorted()).toEqual([
      "emailA",
      "emailB",
      "emailB",
      "nameA",
      "nameB",
    ]);
    expect(new Set(found.map(({ message }) => message)).size).toBe(found.length);
    expect(problems(createCoupleInput, { ...couple, emailA: "", emailB: "" })).toHaveLength(2);
  });

  it.each([
    ["nameA", { nameA: "   " }],
    ["nameB", { nameB: "x".repeat(81) }],
    ["emailA", { emailA: "ann" }],
    ["emailA", { emailA: "ann@example" }],
    ["emailA", { emailA: "ann@example.org, eve@example.org" }],
    ["emailA", { emailA: "Ann <ann@example.org>" }],
    ["emailA", { emailA: "ann@example.org\nbcc: eve@example.org" }],
    ["emailB", { emailB: `${"x".repeat(250)}@example.org` }],
    ["emailB", { emailB: "ANN@example.org " }],
    ["emailB", { emailB: "ａｎｎ@example.org" }],
    ["sessionMinutes", { sessionMinutes: "19" }],
    ["sessionMinutes", { sessionMinutes: "181" }],
    ["sessionMinutes", { sessionMinutes: "50.5" }],
    ["sessionMinutes", { sessionMinutes: "long" }],
    ["sessionMinutes", { sessionMinutes: "" }],
    ["stage", { stage: "late" }],
  ])("says beside %s what is wrong with %j", (field, change) => {
    const found = problems(createCoupleInput, { ...couple, ...change });
    expect(found.map((p) => p.path)).toEqual([field]);
    expect(found[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  it.each([["codeName"], ["practiceId"], ["clinicianId"], ["id"], ["state"]])(
    "takes no %s from a client (SEC-05, SEC-64)",
    (field) => expect(createCoupleInput.safeParse({ ...couple, [field]: newId() }).success).toBe(false),
  );
});

describe("changeCoupleInput and holdInput", () => {
  const change = { coupleId: newId(), version: "1", stage: "early", state: "active", sessionMinutes: "50" };
  const hold = { coupleId: newId(), gate: "G01", note: "Talk first." };

  it("take what their forms send", () => {
    expect(changeCoupleInput.parse(change)).toMatchObject({ version: 1, sessionMinutes: 50 });
    expect(holdInput.parse(hold)).toEqual(hold);
  });

  it("refuse unknown fields, states, gates, versions and ids", () => {
    for (const bad of [
      { state: "open" },
      { stage: "" },
      { version: "0" },
      { version: "1.5" },
      { coupleId: "1" },
      { more: "x" },
    ]) {
      expect(changeCoupleInput.safeParse({ ...change, ...bad }).success, JSON.stringify(bad)).toBe(false);
    }
    for (const bad of [
      { gate: "G99" },
      { note: " " },
      { note: "x".repeat(501) },
      { coupleId: "1" },
      { more: "x" },
    ]) {
      expect(holdInput.safeParse({ ...hold, ...bad }).success, JSON.stringify(bad)).toBe(false);
    }
  });
});

describe("caseloadQuery", () => {
  const first = { sort: "next_session", dir: "asc" };

  it("is the first page by next session when nothing is asked", () => {
    expect(caseloadQuery.parse({})).toEqual(first);
  });

  it("keeps what it knows", () => {
    const asked = { sort: "stage", dir: "desc", stage: "early", state: "paused", after: "abc" };
    expect(caseloadQuery.parse(asked)).toEqual(asked);
  });

  it.each([
    [{ sort: "name" }],
    [{ sort: "code_name; drop table couple" }],
    [{ sort: ["stage", "code_name"] }],
    [{ dir: "up" }],
    [{ stage: "late" }],
    [{ stage: ["early"] }],
    [{ state: "deleted" }],
    [{ after: "x".repeat(201) }],
    [{ after: ["x"] }],
    [{ before: 7 }],
    [{ unknown: "x" }],
  ])("falls back from %j to the first page", (asked) => {
    expect(JSON.parse(JSON.stringify(caseloadQuery.parse(asked)))).toEqual(first);
  });

  it("never throws, whatever is in the address bar", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("sort", "dir", "stage", "state", "after", "before"), fc.anything()),
        (asked) => {
          const read = caseloadQuery.parse(asked);
          expect(["code_name", "next_session", "stage"]).toContain(read.sort);
          expect(["asc", "desc"]).toContain(read.dir);
        },
      ),
    );
  });
});
