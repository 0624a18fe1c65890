import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { classesOf, innerOf, tableOf, tagsWith, textOf } from "#tests/unit/chart/read-markup";
import { ScoreLine, type ScoreLineProps, type ScorePoint } from "#ui/chart/score-line";

const week = (index: number) => new Date(Date.UTC(2026, 8, 7 + 7 * index)).toISOString().slice(0, 10);
const points: ScorePoint[] = [
  { week: week(0), score: 30 },
  { week: week(1), score: 35 },
  { week: week(2), score: null },
  { week: week(3), score: 60 },
  { week: week(5), score: 53.3 },
  { week: week(6), score: 55 },
];
const expected = [1, 3, 5, 6, 7, 8].map((index) => ({ week: week(index), value: 30 + 4 * index }));
const props: ScoreLineProps = {
  title: "Weekly check-in",
  finding: "Clearly freer: 32.5 at the start, 54.2 now.",
  points,
  expected,
  band: 8.05,
  freeEnough: 60,
  series: "A",
};
const draw = (changes: Partial<ScoreLineProps> = {}) =>
  renderToStaticMarkup(<ScoreLine {...props} {...changes} />);

/** The drawing's own vertical scale: 0 at 230, 100 at 14. */
const valueAt = (y: number) => ((230 - y) / (230 - 14)) * 100;

describe("ScoreLine", () => {
  it("carries the finding, and names and describes the drawing", () => {
    const markup = draw();
    expect(textOf(innerOf(markup, "figcaption"))).toBe(props.finding);
    expect(innerOf(markup, "title")).toBe(props.title);
    expect(innerOf(markup, "desc")).toContain("last at 55.0");
    const [svg] = tagsWith(markup, "svg", "chart-drawing");
    expect(svg?.role).toBe("img");
    for (const id of svg?.["aria-labelledby"]?.split(" ") ?? []) expect(markup).toContain(`id="${id}"`);
    expect(svg?.["aria-labelledby"]?.split(" ")).toHaveLength(2);
  });

  it("shows the same numbers in its table, gaps and weeks to come named", () => {
    expect(tableOf(draw())).toEqual([
      ["Week of", "0 to 100", "Expected range"],
      ["7 Sep 2026", "30.0", "None"],
      ["14 Sep 2026", "35.0", "26.0 to 42.1"],
      ["21 Sep 2026", "No score", "None"],
      ["28 Sep 2026", "60.0", "34.0 to 50.1"],
      ["12 Oct 2026", "53.3", "42.0 to 58.1"],
      ["19 Oct 2026", "55.0", "46.0 to 62.1"],
      ["26 Oct 2026", "To come", "50.0 to 66.1"],
      ["2 Nov 2026", "To come", "54.0 to 70.1"],
    ]);
    expect(textOf(innerOf(draw(), "caption"))).toBe("Weekly check-in.");
  });

  it("plots exactly the values of the table, for A and for B", () => {
    const tabled = tableOf(draw())
      .slice(1)
      .map((row) => Number(row[1]))
      .filter((value) => !Number.isNaN(value));
    const circles = tagsWith(draw(), "circle", "chart-mark-a").map(({ cy }) => valueAt(Number(cy)));
    const diamonds = tagsWith(draw({ series: "B" }), "path", "chart-mark-b").map(({ transform }) =>
      valueAt(Number(/ ([\d.]+)\)/.exec(transform ?? "")?.[1])),
    );
    expect(tabled).toEqual([30, 35, 60, 53.3, 55]);
    for (const plotted of [circles, diamonds]) {
      expect(plotted).toHaveLength(tabled.length);
      tabled.forEach((value, index) => {
        expect(plotted[index]).toBeCloseTo(value, 0);
      });
    }
  });

  it("leaves gaps as gaps: a week without a value and a week that is not there both end the line", () => {
    const lines = tagsWith(draw(), "path", "chart-line").map(
      ({ d }) => d?.split(/[ML]/).filter(Boolean).length,
    );
    expect(lines).toEqual([2, 1, 2]);
  });

  it("tells A from B by line and mark, not by colour alone", () => {
    const [a, b] = [draw(), draw({ series: "B" })];
    expect(tagsWith(a, "path", "chart-line-a")).toHaveLength(3);
    expect(tagsWith(a, "path", "chart-mark-b")).toHaveLength(0);
    expect(tagsWith(b, "path", "chart-line-b")).toHaveLength(3);
    expect(tagsWith(b, "circle", "chart-mark-a")).toHaveLength(0);
    const css = readFileSync(new URL("../../../app/_ui/chart/chart.css", import.meta.url), "utf8");
    expect(/\.chart-line-b \{[^}]*stroke-dasharray/.test(css)).toBe(true);
    expect(/\.chart-mark-b \{[^}]*fill: none/.test(css)).toBe(true);
  });

  it("labels the line's end, the expected range and the guess", () => {
    const drawing = innerOf(draw(), "svg");
    const words = (drawing.match(/<text.*?<\/text>/gs) ?? []).map(textOf);
    expect(words).toEqual(expect.arrayContaining(["Partner A", "Expected range", "Free enough (our guess)"]));
    expect(words.filter((word) => /^(0|25|50|75|100)$/.test(word))).toHaveLength(5);
    expect(textOf(innerOf(draw({ label: "You" }), "svg"))).toContain("You");
  });

  it("draws the band and the guess only when it is given them", () => {
    const { expected: _expected, freeEnough: _freeEnough, ...bare } = props;
    const markup = renderToStaticMarkup(<ScoreLine {...bare} />);
    expect(markup).not.toContain("Expected range");
    expect(markup).not.toContain("our guess");
    expect(tableOf(markup)[0]).toEqual(["Week of", "0 to 100"]);
    expect(tagsWith(draw(), "path", "chart-band-edge")).toHaveLength(2);
  });

  it("keeps the band inside 0 and 100", () => {
    const markup = draw({
      expected: [
        { week: week(0), value: 3 },
        { week: week(1), value: 97 },
      ],
    });
    expect(tableOf(markup)[1]?.[2]).toBe("0.0 to 11.1");
    expect(tableOf(markup)[2]?.[2]).toBe("89.0 to 100.0");
  });

  it("draws the latest 200 weeks and says so", () => {
    const many = Array.from({ length: 260 }, (_, index) => ({ week: week(index), score: index % 100 }));
    const markup = draw({ points: many, expected: [] });
    expect(tagsWith(markup, "circle", "chart-mark-a")).toHaveLength(200);
    expect(tableOf(markup)).toHaveLength(201);
    expect(tableOf(markup).at(-1)?.[1]).toBe("59.0");
    expect(innerOf(markup, "desc")).toContain("The latest 200 of 260 weeks are shown.");
    expect(innerOf(markup, "caption")).toContain("The latest 200 of 260 weeks are shown.");
  });

  it("says where the line will be when there is none", () => {
    expect(textOf(draw({ points: [] }))).toBe(`${props.finding}The first check-in appears here.`);
    const unscored = draw({ points: [{ week: week(0), score: null }] });
    expect(textOf(unscored)).toBe(`${props.finding}The first check-in with a score appears here.`);
  });

  it("stands on the weeks of its pair, so that two drawings have one scale", () => {
    const span = { from: week(0), to: week(12) };
    const short = draw({ points: points.slice(0, 2), expected: [], span });
    const long = draw({ expected: [], span });
    const dates = (markup: string) => tagsWith(markup, "line", "chart-tick").map(({ x1 }) => x1);
    expect(dates(short)).toEqual(dates(long));
    const firstOf = (markup: string) =>
      tagsWith(markup, "circle", "chart-mark-a")
        .slice(0, 2)
        .map(({ cx }) => cx);
    expect(firstOf(short)).toEqual(firstOf(long));
  });

  it("draws one single week", () => {
    const markup = draw({ points: points.slice(0, 1), expected: [] });
    expect(tagsWith(markup, "circle", "chart-mark-a")).toHaveLength(1);
    expect(markup).not.toContain("NaN");
  });

  it("fits a strict content policy: no style attribute, no script, every class in the sheet", () => {
    const css = readFileSync(new URL("../../../app/_ui/chart/chart.css", import.meta.url), "utf8");
    for (const markup of [draw(), draw({ series: "B" }), draw({ points: [] })]) {
      expect(markup).not.toMatch(/\sstyle=|<style|<script|var\(--|NaN|undefined/);
      for (const name of classesOf(markup)) expect(css).toMatch(new RegExp(`\\.${name}\\b`));
    }
  });

  it("escapes what it is given", () => {
    const markup = draw({ title: "<b>x</b>", finding: "a & <i>b</i>" });
    expect(markup).not.toMatch(/<b>|<i>/);
  });
});
