import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { tagsWith } from "#tests/unit/chart/read-markup";
import { Spark, type SparkPoint } from "#ui/chart/spark";

const week = (index: number) => new Date(Date.UTC(2026, 8, 7 + 7 * index)).toISOString().slice(0, 10);
const pointsOf = (...scores: number[]): SparkPoint[] =>
  scores.map((score, place) => ({ week: week(place), score }));

const draw = (a: readonly SparkPoint[], b: readonly SparkPoint[]) =>
  renderToStaticMarkup(<Spark a={a} b={b} />);
/** How far down each point of a line stands. */
function heightsOf(markup: string, name: "a" | "b"): number[] {
  const [path] = tagsWith(markup, "path", `chart-line-${name}`);
  return [...(path?.d ?? "").matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
}

describe("the small line of a few weeks", () => {
  it("draws each partner apart, and nothing for one who said nothing", () => {
    const both = draw(pointsOf(40, 50), pointsOf(60, 55));
    expect(tagsWith(both, "path", "chart-line-a")).toHaveLength(1);
    expect(tagsWith(both, "path", "chart-line-b")).toHaveLength(1);
    const one = draw(pointsOf(40, 50), []);
    expect(tagsWith(one, "path", "chart-line-b")).toHaveLength(0);
    expect(both).toContain('aria-hidden="true"');
  });

  it("goes up where a score does, on one scale for both, and stays calm where little changes", () => {
    const markup = draw(pointsOf(40, 80), pointsOf(40, 80));
    expect(heightsOf(markup, "a")).toEqual(heightsOf(markup, "b"));
    const [first = 0, last = 0] = heightsOf(markup, "a");
    expect(last).toBeLessThan(first);
    const [calmFirst = 0, calmLast = 0] = heightsOf(draw(pointsOf(50, 52), []), "a");
    expect(calmFirst - calmLast).toBeGreaterThan(0);
    expect(calmFirst - calmLast).toBeLessThan((first - last) / 10);
  });

  it("has one point in the middle when there is one week alone", () => {
    expect(draw(pointsOf(50), [])).not.toContain("NaN");
  });
});
