import { describe, expect, it } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import { sortingOf } from "../../../app/(clinician)/library/_components/library-line";
import { LIBRARY_SORTS, libraryQuery } from "../../../app/(clinician)/library/library-query";
import { sortExercises } from "../../../app/(clinician)/library/sort-exercises";

const all = listExercises();
const slugs = (list: readonly { slug: string }[]) => list.map((one) => one.slug);

describe("the order of the library", () => {
  it("is the catalogue's own without a wish", () => {
    expect(slugs(sortExercises(all, undefined, "desc"))).toEqual(slugs(all));
  });

  it("goes by minutes, either way", () => {
    expect(sortExercises(all, "minutes", "asc")[0]?.slug).toBe("offer-audit");
    expect(sortExercises(all, "minutes", "desc")[0]?.slug).toBe("sensate-focus-2");
  });

  it("goes by title as a reader would", () => {
    expect(sortExercises(all, "title", "asc")[0]?.title).toBe("A kind no, a real yes");
  });

  it("puts mechanisms and stages in the order every screen lists them", () => {
    expect(sortExercises(all, "mechanism", "asc")[0]?.slug).toBe("two-truths-map");
    expect(sortExercises(all, "mechanism", "desc")[0]?.slug).toBe("speak-listen-swap");
    expect(sortExercises(all, "stage", "asc")[0]?.stages[0]).toBe("assessment");
    expect(sortExercises(all, "stage", "desc")[0]?.stages[0]).toBe("consolidation");
  });

  it.each(LIBRARY_SORTS)("by %s keeps every exercise, and equals in catalogue order", (sort) => {
    const sorted = sortExercises(all, sort, "asc");
    expect(slugs(sorted).toSorted()).toEqual(slugs(all).toSorted());
    expect(sortExercises(sorted, sort, "asc")).toEqual(sorted);
    if (sort === "level") {
      expect(slugs(sorted.filter((one) => one.explicitness === 0))).toEqual(
        slugs(all.filter((one) => one.explicitness === 0)),
      );
    }
  });

  it("offers each column upwards first, and turns the one in force round", () => {
    const { hrefs, columnId, direction } = sortingOf(
      libraryQuery.parse({ view: "table", sort: "title", stage: "early" }),
    );
    expect([columnId, direction]).toEqual(["title", "ascending"]);
    expect(hrefs).toMatchObject({
      title: "/library?view=table&sort=title&dir=desc&stage=early",
      minutes: "/library?view=table&sort=minutes&stage=early",
    });
  });
});
