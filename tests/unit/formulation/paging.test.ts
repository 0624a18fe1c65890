import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPagesOf, namedIn, pageOf, windowOf } from "#lib/formulation/rules-paging";

describe("the pages of a list", () => {
  it("begin with the first, and say where one is", () => {
    expect(pageOf(58, undefined)).toEqual({ first: 1, last: 12, previous: null, next: 2 });
    expect(pageOf(58, "2")).toEqual({ first: 13, last: 24, previous: 1, next: 3 });
    expect(pageOf(58, "5")).toEqual({ first: 49, last: 58, previous: 4, next: null });
    expect(pageOf(12, "1")).toEqual({ first: 1, last: 12, previous: null, next: null });
    expect(pageOf(0, undefined)).toEqual({ first: 1, last: 0, previous: null, next: null });
  });

  it("end with the last, however far behind it is asked for, and begin again for what is no number", () => {
    expect(pageOf(13, "900")).toEqual({ first: 13, last: 13, previous: 1, next: null });
    for (const asked of ["0", "-1", "1.5", "two", "", "100000", ["2"], null])
      expect(pageOf(58, asked).first).toBe(1);
  });

  it("hold everything once, in its order", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 40 }), (count, size) => {
        const seen: number[] = [];
        for (let asked: number | null = 1; asked !== null; ) {
          const { first, last, next } = pageOf(count, String(asked), size);
          for (let place = first; place <= last; place += 1) seen.push(place);
          asked = next;
        }
        expect(seen).toEqual(Array.from({ length: count }, (_, at) => at + 1));
      }),
    );
  });
});

describe("the pages of the lists of exercises", () => {
  const counts = { suggested: 30, pins: 0, held: 13, leftOut: 25, notRated: 0 };

  it("are those the address asks for, each list by its own name, and so is what is put together for them", () => {
    const asked = { fit: "2", held: "9", out: "3" };
    const pages = listPagesOf({ counts }, asked);
    expect(pages).toEqual({
      fit: { first: 13, last: 24, previous: 1, next: 3 },
      held: { first: 13, last: 13, previous: 1, next: null },
      out: { first: 25, last: 25, previous: 2, next: null },
    });
    const window = windowOf(asked);
    expect([window(30, "suggested"), window(13, "held"), window(25, "leftOut")]).toEqual([
      pages.fit,
      pages.held,
      pages.out,
    ]);
  });

  it("name what they list, what one stands for, and all that was hidden or left for later", () => {
    const suggestion = (slug: string, insteadOf: string | null) => ({
      slug,
      slot: null,
      factors: { fit: 1, stage: 1, recent: 1, felt: 1, gate: 1 },
      score: 1,
      fits: [],
      isPinned: false,
      isPlaced: false,
      care: null,
      insteadOf,
    });
    const named = namedIn({
      suggested: [suggestion("a", null), suggestion("own-b", "b")],
      hidden: [{ slug: "c", reason: null }],
      notNow: ["d"],
      held: [{ slug: "e", reason: null }],
      leftOut: [{ slug: "f", why: "time" }],
      counts,
    });
    expect([...named].sort()).toEqual(["a", "b", "c", "d", "e", "f", "own-b"]);
  });
});
