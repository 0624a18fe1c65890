import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { pageOf } from "#lib/formulation/rules-paging";
import { AsideList } from "../../../app/(clinician)/couples/[coupleId]/formulation/_components/aside-list";

const lines = Array.from({ length: 3000 }, (_, at) => ({
  slug: `own-${at}`,
  title: `Exercise ${at}`,
  why: null,
}));
const drawn = (asked?: string) => {
  const page = pageOf(lines.length, asked);
  return renderToStaticMarkup(
    <AsideList
      heading="Held back"
      anchor={{ coupleId: "c", name: "held" }}
      page={page}
      count={lines.length}
      lines={lines.slice(page.first - 1, page.last)}
    />,
  );
};

describe("what is not suggested of a library of thousands", () => {
  it("is drawn a page at a time, and opened where a later page is asked for", () => {
    const [first, second] = [drawn(), drawn("2")];
    expect(first.match(/<li/g)).toHaveLength(12);
    expect(first).toContain("Held back (3000)");
    expect(first).toContain("/couples/c/formulation?held=2#suggestions");
    expect(first).not.toMatch(/<details[^>]* open/);
    expect(second).toContain("13 to 24 of 3000");
    expect(second).toMatch(/<details[^>]* open/);
    expect(second).not.toContain("Exercise 11<");
  });
});
