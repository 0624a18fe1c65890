import { describe, expect, it } from "vitest";
import type { LibraryFilter } from "#lib/planning/rules-library";
import { addressWith, filterFromAddress } from "#lib/planning/rules-library-address";

const ALL: LibraryFilter = {
  mechanism: "regulation",
  minutes: 20,
  stage: "early",
  way: "paper",
  level: 0,
  grade: "PLAUS",
  unused: true,
};

describe("the filters beside a plan", () => {
  it("stand in the address and come back from it, each as it was", () => {
    expect(filterFromAddress(addressWith(ALL, ""))).toEqual(ALL);
    expect(addressWith({}, addressWith(ALL, ""))).toBe("");
  });

  it("never stand there with what is searched for, and leave the rest of the address alone", () => {
    const said = addressWith({ words: "Robin", minutes: 5 }, "?from=brief");
    expect(said).toBe("?from=brief&minutes=5");
    expect(filterFromAddress("?words=Robin")).toEqual({});
  });

  it("are left out where an address names none there is", () => {
    expect(filterFromAddress("?stage=never&minutes=7&level=12&unused=false&way=paper")).toEqual({
      way: "paper",
    });
  });
});
