import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Palette } from "../../../app/_ui/tokens";
import { DARK, LIGHT, NIGHT } from "../../../app/_ui/tokens";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");

type Rule = { selector: string; media: string; values: Record<string, string> };

/** Every rule that sets `--bg`, with its selector, the media query around it and its hex custom properties. */
function paletteRules(): Rule[] {
  const rules: Rule[] = [];
  for (const found of css.matchAll(/([^{}]*)\{([^{}]*--bg: #[^{}]*)\}/g)) {
    const [, head = "", body = ""] = found;
    const before = css.slice(0, found.index);
    const media = /@media ([^{}]+)\{\s*$/.exec(before)?.[1]?.trim() ?? "";
    const selector = head
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .trim();
    const values = Object.fromEntries(
      [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
    );
    rules.push({ selector, media, values });
  }
  return rules;
}

const DEVICE_DARK = "screen and (prefers-color-scheme: dark)";

const expected: readonly { when: string; media: string; part: string; palette: Palette }[] = [
  { when: "by default and on paper", media: "", part: ":root", palette: LIGHT },
  {
    when: "when the device is dark",
    media: DEVICE_DARK,
    part: ":root:not(:has(",
    palette: DARK,
  },
  {
    when: "on the couple side when the device is dark",
    media: DEVICE_DARK,
    part: ':root:has(body > [data-shell="couple"])',
    palette: NIGHT,
  },
];

describe("the stylesheet", () => {
  const rules = paletteRules();

  it("sets the palette in exactly these places", () => {
    expect(rules).toHaveLength(expected.length);
  });

  it.each(expected)("holds the values of the token file $when", ({ media, part, palette }) => {
    const matching = rules.filter((rule) => rule.media === media && rule.selector.includes(part));
    const rule = part === ":root" ? matching.find((candidate) => candidate.selector === part) : matching[0];
    expect(rule?.values).toEqual(palette);
  });

  it("offers each token as a colour of its own name", () => {
    const offered = [...css.matchAll(/--color-([\w-]+): var\(--([\w-]+)\);/g)].map(([, name, source]) => [
      name,
      source,
    ]);
    expect(offered).toEqual(Object.keys(LIGHT).map((name) => [name, name]));
  });
});
