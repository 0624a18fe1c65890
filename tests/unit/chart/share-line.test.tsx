import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { classesOf, innerOf, tableOf, tagsWith, textOf } from "#tests/unit/chart/read-markup";
import { ShareLine, type ShareLineProps } from "#ui/chart/share-line";

const WAITS = "Not enough finished episodes yet. They wait and are released together.";
const props: ShareLineProps = {
  title: "Couples who are clearly better",
  finding: "About two in three couples were clearly better.",
  quarters: [
    { quarter: "2025-Q3", share: 65, band: 10, n: 30 },
    { quarter: "2025-Q4", share: 70, band: 7, n: 55 },
    { quarter: "2026-Q1", waits: WAITS, mark: "waits" },
    { quarter: "2026-Q2", share: 95, band: 13, n: 20 },
    { quarter: "2026-Q3", waits: WAITS, mark: "waits" },
  ],
};
const draw = (changes: Partial<ShareLineProps> = {}) =>
  renderToStaticMarkup(<ShareLine {...props} {...changes} />);

/** The drawing's own vertical scale: 0 at 230, 100 at 14. */
const valueAt = (y: number) => ((230 - y) / (230 - 14)) * 100;

describe("ShareLine", () => {
  it("carries the finding, and names and describes the drawing", () => {
    const markup = draw();
    expect(textOf(innerOf(markup, "figcaption"))).toBe(props.finding);
    expect(innerOf(markup, "title")).toBe(props.title);
    expect(innerOf(markup, "desc")).toContain("Last released: 95 percent in Q2 2026.");
    const [svg] = tagsWith(markup, "svg", "chart-drawing");
    expect(svg?.role).toBe("img");
    for (const id of svg?.["aria-labelledby"]?.split(" ") ?? []) expect(markup).toContain(`id="${id}"`);
  });

  it("shows the same numbers in its table, with the reason where a quarter waits", () => {
    expect(tableOf(draw())).toEqual([
      ["Quarter", "Share", "Error band", "n"],
      ["Q3 2025", "65%", "55% to 75%", "30"],
      ["Q4 2025", "70%", "63% to 77%", "55"],
      ["Q1 2026", WAITS],
      ["Q2 2026", "95%", "82% to 100%", "20"],
      ["Q3 2026", WAITS],
    ]);
  });

  it("plots exactly the shares of the table and breaks the line where a quarter waits", () => {
    const plotted = tagsWith(draw(), "circle", "chart-mark-a").map(({ cy }) =>
      Math.round(valueAt(Number(cy))),
    );
    expect(plotted).toEqual([65, 70, 95]);
    const lines = tagsWith(draw(), "path", "chart-line").map(
      ({ d }) => d?.split(/[ML]/).filter(Boolean).length,
    );
    expect(lines).toEqual([2, 1]);
    expect(tagsWith(draw(), "path", "chart-band")).toHaveLength(2);
    expect(tagsWith(draw(), "path", "chart-band-edge")).toHaveLength(4);
  });

  it("hatches each waiting quarter and gives the reason in words, once", () => {
    const markup = draw();
    const hatch = /<pattern id="([^"]+)"/.exec(markup)?.[1];
    const hatched = markup.match(/<rect [^>]*fill="url\(#[^)]+\)"/g) ?? [];
    expect(hatched).toHaveLength(2);
    for (const rect of hatched) expect(rect).toContain(`url(#${hatch})`);
    expect(textOf(innerOf(markup, "ul"))).toBe(`Q1 2026, Q3 2026 (hatched): ${WAITS}`);
  });

  it("prints n under the axis", () => {
    const words = (innerOf(draw(), "svg").match(/<text.*?<\/text>/gs) ?? []).map(textOf);
    expect(words).toEqual(
      expect.arrayContaining(["n", "30", "55", "20", "waits", "Q3", "2025", "2026", "95%"]),
    );
    expect(words.filter((word) => word === "waits")).toHaveLength(2);
  });

  it("names a quarter that was left out for good as such", () => {
    const out = draw({ quarters: [{ quarter: "2026-Q1", waits: "Too few.", mark: "left out" }] });
    const words = (innerOf(out, "svg").match(/<text.*?<\/text>/gs) ?? []).map(textOf);
    expect(words).toContain("left out");
    expect(words).not.toContain("waits");
  });

  it("keeps the band's name off the axis", () => {
    const low = draw({
      quarters: [
        { quarter: "2025-Q3", share: 5, band: 10, n: 30 },
        { quarter: "2025-Q4", share: 20, band: 10, n: 30 },
      ],
    });
    const y = Number(/<text x="[\d.]+" y="([\d.]+)">Error band/.exec(low)?.[1]);
    expect(y).toBeLessThan(215);
  });

  it("draws the latest 12 quarters and says so", () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      quarter: `${2023 + Math.floor(index / 4)}-Q${1 + (index % 4)}`,
      share: 5 * index,
      band: 10,
      n: 30,
    }));
    const markup = draw({ quarters: many });
    expect(tableOf(markup)).toHaveLength(13);
    expect(tagsWith(markup, "circle", "chart-mark-a")).toHaveLength(12);
    expect(innerOf(markup, "caption")).toContain("The latest 12 of 14 quarters are shown.");
  });

  it("holds when every quarter waits, when there is one, and when there is none", () => {
    const waiting = draw({ quarters: [{ quarter: "2026-Q3", waits: WAITS, mark: "waits" }] });
    expect(waiting).not.toContain("NaN");
    expect(tagsWith(waiting, "path", "chart-line")).toHaveLength(0);
    expect(draw({ quarters: props.quarters.slice(0, 1) })).not.toContain("NaN");
    expect(textOf(draw({ quarters: [] }))).toBe(`${props.finding}The first quarter appears here.`);
  });

  it("gives the same bytes for the same rows", () => {
    expect(draw()).toBe(draw());
  });

  it("fits a strict content policy: no style attribute, no script, every class in the sheet", () => {
    const css = readFileSync(new URL("../../../app/_ui/chart/chart.css", import.meta.url), "utf8");
    for (const markup of [draw(), draw({ quarters: [] })]) {
      expect(markup).not.toMatch(/\sstyle=|<style|<script|var\(--|NaN|undefined/);
      for (const name of classesOf(markup)) expect(css).toMatch(new RegExp(`\\.${name}\\b`));
    }
  });
});
