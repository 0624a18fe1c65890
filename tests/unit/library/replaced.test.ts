import { describe, expect, it } from "vitest";
import { replacedBy } from "../../../app/(clinician)/library/[slug]/_components/where-from";

const versions = [
  { version: 4, state: "draft" as const },
  { version: 3, state: "published" as const },
  { version: 2, state: "published" as const },
  { version: 1, state: "published" as const },
];

describe("an older version", () => {
  it("is replaced by the newest one in use, which no draft and no retired one is", () => {
    expect([1, 2, 3, 4].map((version) => replacedBy(version, versions))).toEqual([3, 3, null, null]);
    const retired = versions.map((one) => ({ ...one, state: "retired" as const }));
    expect(replacedBy(1, retired)).toBeNull();
  });
});
