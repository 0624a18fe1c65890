import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { tableOf, tagsWith, textOf } from "#tests/unit/chart/read-markup";
import { type LaneMark, Lanes } from "#ui/chart/lanes";

const draw = (marks: readonly LaneMark[], until = "2026-11-24", weeks = 2) =>
  renderToStaticMarkup(
    <Lanes
      title="Days"
      finding="What it shows."
      looks={{ full: "stuck", hollow: "not stuck", dashed: "still open" }}
      lanes={[
        { label: "One", marks },
        { label: "Two", marks: [] },
      ]}
      until={until}
      weeks={weeks}
    />,
  );

describe("what happened on which day", () => {
  it("ends with the week of the day it is drawn on, however old the newest mark is", () => {
    const markup = draw([{ day: "2026-11-17", look: "full" }]);
    expect(tableOf(markup)).toEqual([
      ["Week of", "One", "Two"],
      ["23 Nov", "none", "none"],
      ["16 Nov", "1, 1 stuck", "none"],
    ]);
    expect(tagsWith(draw([{ day: "2026-11-01", look: "full" }]), "circle", "chart-full")).toHaveLength(0);
  });

  it("draws and counts the three looks apart", () => {
    const day = "2026-11-23";
    const markup = draw([
      { day, look: "full" },
      { day, look: "hollow" },
      { day, look: "dashed" },
    ]);
    for (const look of ["full", "hollow", "dashed"])
      expect(tagsWith(markup, "circle", `chart-${look}`)).toHaveLength(1);
    expect(tableOf(markup)[1]).toEqual(["23 Nov", "3, 1 stuck, 1 still open", "none"]);
    expect(textOf(markup)).toContain("Full: stuck. Hollow: not stuck. Dashed: still open.");
    const heights = [...markup.matchAll(/ cy="([\d.]+)"/g)].map(([, y]) => y);
    expect(new Set(heights).size).toBe(3);
  });
});
