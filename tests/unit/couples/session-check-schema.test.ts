import { describe, expect, it } from "vitest";
import { sessionCheckForm } from "#lib/couples/session-check-schema";
import { newId } from "#lib/kernel/ids";

const ids = { submissionId: newId(), session: newId() };
const read = (fields: Record<string, string>) => sessionCheckForm.parse({ ...ids, ...fields });
const NONE = { ...ids, s1: null, s2: null, s3: null, s4: null };

describe("the form after a session", () => {
  it("reads a number for each line that has one", () => {
    expect(read({ s1: "0", s2: "10", s3: "not-sure", s4: "" })).toEqual({
      ...NONE,
      s1: 0,
      s2: 10,
      declined: false,
    });
  });

  it("says of an empty one that nobody declined", () => {
    expect(read({})).toEqual({ ...NONE, declined: false });
    expect(read({ s1: "not-sure", s2: "not-sure", s3: "not-sure" })).toEqual({ ...NONE, declined: false });
  });

  it("takes who would rather not say, and whoever is not sure throughout, at their word", () => {
    expect(read({ rather: "not", s1: "9" })).toEqual({ ...NONE, declined: true });
    expect(read({ s1: "not-sure", s2: "not-sure", s3: "not-sure", s4: "not-sure" })).toEqual({
      ...NONE,
      declined: true,
    });
  });
});
