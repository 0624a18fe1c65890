import { describe, expect, it } from "vitest";
import type { ThemeName, TokenName } from "../../../app/_ui/tokens";
import { THEMES } from "../../../app/_ui/tokens";
import { contrast } from "./contrast";

const READING_TEXT = 4.5;
const GRAPHIC = 3;

const GROUNDS = ["bg", "surface", "raised", "sunken", "hover"] as const;
const MECHANISMS = ["dissonance", "regulation", "attachment", "communication"] as const;

type Pair = readonly [foreground: TokenName, background: TokenName];

const onEveryGround = (foreground: TokenName): Pair[] => GROUNDS.map((ground) => [foreground, ground]);

const textPairs: readonly Pair[] = [
  ...(["text", "text-muted", "text-subtle", "primary", "primary-hover", "danger"] as const).flatMap(
    onEveryGround,
  ),
  ["text", "primary-tint"],
  ["text-muted", "primary-tint"],
  ["primary", "primary-tint"],
  ["on-primary", "primary"],
  ["on-primary", "primary-hover"],
  ["on-primary", "danger"],
  ["on-warning", "warning"],
  ["text", "band"],
  ["text-muted", "band"],
  ["text", "calendar-0"],
  ["on-primary", "calendar-4"],
  ...(["success", "danger", ...MECHANISMS] as const).flatMap((name): Pair[] => [
    [name, `${name}-tint`],
    ["text", `${name}-tint`],
    ["text-muted", `${name}-tint`],
    [name, "bg"],
    [name, "surface"],
  ]),
];

const graphicPairs: readonly Pair[] = [
  ...(["border-strong", "focus", "primary"] as const).flatMap(onEveryGround),
  ...(["series-a", "series-b", "band-edge", ...MECHANISMS] as const).flatMap((name): Pair[] => [
    [name, "bg"],
    [name, "surface"],
    [name, "sunken"],
    [name, "band"],
  ]),
  ["calendar-4", "calendar-0"],
  ["focus", "primary-tint"],
  ["border-strong", "danger-tint"],
];

const themeNames = Object.keys(THEMES) as ThemeName[];

describe.each(themeNames)("the %s palette", (theme) => {
  const palette = THEMES[theme];

  it.each(textPairs)("keeps %s readable on %s", (foreground, background) => {
    expect(contrast(palette[foreground], palette[background])).toBeGreaterThanOrEqual(READING_TEXT);
  });

  it.each(graphicPairs)("keeps %s visible against %s", (foreground, background) => {
    expect(contrast(palette[foreground], palette[background])).toBeGreaterThanOrEqual(GRAPHIC);
  });

  it("steps the calendar ramp evenly in one direction", () => {
    const steps = (["calendar-0", "calendar-1", "calendar-2", "calendar-3", "calendar-4"] as const).map(
      (name) => contrast(palette[name], palette["calendar-0"]),
    );
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(new Set(steps).size).toBe(steps.length);
  });
});

describe("the contrast measure", () => {
  it("gives the known extremes", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it("refuses what is not a six-digit hex colour", () => {
    expect(() => contrast("#fff", "#000000")).toThrow(RangeError);
  });
});
