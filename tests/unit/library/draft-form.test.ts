import { describe, expect, it } from "vitest";
import { draftForm } from "../../../app/(clinician)/library/[slug]/edit/draft-schema";

const known = {
  slug: "own-walk",
  revision: "3",
  do: "save",
  "fields.0.label": "How was it?",
  "stages~early": "",
};

describe("the editor's form without scripts", () => {
  it("takes every place of an exercise", () => {
    expect(draftForm.safeParse(known).data).toEqual({ ...known, revision: 3 });
  });

  it("refuses a name that is no part of one, and a text that is too long at its place", () => {
    expect(draftForm.safeParse({ ...known, unexpected: "x" }).error?.issues[0]?.path).toEqual([]);
    const long = draftForm.safeParse({ ...known, aim: "x".repeat(5001) });
    expect(long.error?.issues[0]).toMatchObject({ path: ["aim"], message: "At most 4000 characters." });
  });
});
