import { describe, expect, it } from "vitest";
import { setCeilingInput, setConsentInput } from "#lib/couples/own-choices-schema";
import { assignHomeworkInput, inboxQuery, saveDraftInput, sendResponseInput } from "#lib/homework/schema";
import { newId } from "#lib/kernel/ids";

const assign = {
  requestId: newId(),
  coupleId: newId(),
  sessionId: "",
  exerciseSlug: "two-truths-map",
  dueOn: "2026-12-01",
  for: "both",
};

describe("assignHomeworkInput", () => {
  it("reads a form: no tick is not smaller, an empty session is none", () => {
    expect(assignHomeworkInput.parse(assign)).toEqual({ ...assign, sessionId: null, smaller: false });
    expect(assignHomeworkInput.parse({ ...assign, smaller: "on" }).smaller).toBe(true);
  });

  it.each([
    ["requestId", "7"],
    ["coupleId", "../x"],
    ["sessionId", "x"],
    ["exerciseSlug", "Two Truths"],
    ["dueOn", "2026-02-30"],
    ["for", "C"],
    ["smaller", "yes"],
    ["practiceId", newId()],
  ])("refuses %s = %s", (name, value) => {
    expect(assignHomeworkInput.safeParse({ ...assign, [name]: value }).success).toBe(false);
  });
});

describe("saveDraftInput", () => {
  it("takes any mix of answers and clearings, and nothing oversized or unknown", () => {
    const ok = { version: 0, answers: { a: "x", b: 3, c: ["x"], d: null } };
    expect(saveDraftInput.parse(ok)).toEqual(ok);
    const bad = [
      { version: -1, answers: {} },
      { version: 0.5, answers: {} },
      { version: 0, answers: { a: "x".repeat(100_001) } },
      { version: 0, answers: { a: { deep: 1 } } },
      { version: 0, answers: Object.fromEntries([...Array(41).keys()].map((n) => [`f${n}`, 1])) },
      { version: 0, answers: {}, partnerId: newId() },
    ];
    for (const input of bad)
      expect(saveDraftInput.safeParse(input).success, JSON.stringify(input)).toBe(false);
  });

  it("refuses the key that would set what the answers are made from, though it is beside good ones", () => {
    const sent = JSON.parse('{"version":0,"answers":{"a":"x","__proto__":"x"}}');
    expect(saveDraftInput.safeParse(sent).error?.issues[0]?.message).toContain("something we do not know");
  });
});

describe("sendResponseInput", () => {
  const send = { submissionId: newId(), draftVersion: 2, outcome: "stopped", check: null };
  it("takes sliders from 0 to 10 or left out, and nothing else", () => {
    expect(sendResponseInput.safeParse(send).success).toBe(true);
    const check = { useful: 0, upset: null, again: 10 };
    expect(sendResponseInput.safeParse({ ...send, check }).success).toBe(true);
    for (const bad of [
      { ...send, check: { useful: 11, upset: 0, again: 0 } },
      { ...send, check: { useful: 1.5, upset: 0, again: 0 } },
      { ...send, check: { useful: 1 } },
      { ...send, outcome: "done" },
      { ...send, submissionId: "1" },
      { ...send, answers: {} },
    ]) {
      expect(sendResponseInput.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    }
  });
});

describe("own choices", () => {
  it("reads the picked level from a form and refuses every other", () => {
    expect(setCeilingInput.parse({ ceiling: "0" })).toEqual({ ceiling: 0 });
    for (const ceiling of ["4", "-1", "1.5", "x", undefined]) {
      expect(setCeilingInput.safeParse({ ceiling }).success, String(ceiling)).toBe(false);
    }
    expect(setConsentInput.safeParse({ consent: "maybe" }).success).toBe(false);
  });

  it("falls back to the first page of the inbox for anything unknown", () => {
    expect(inboxQuery.parse({ after: ["a", "b"], sort: "x" })).toEqual({ after: undefined });
  });
});
