import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogue } from "#lib/exercises/catalogue/index";
import { contentHash } from "#lib/exercises/content-hash";
import { isOwnSlug } from "#lib/exercises/slugs";

const written = JSON.parse(readFileSync(new URL("./content-hashes.json", import.meta.url), "utf8")) as Record<
  string,
  string
>;

describe("the content of the catalogue", () => {
  it("is what was written down: a changed text needs a new version number", () => {
    const now = Object.fromEntries(
      catalogue.map((exercise) => [`${exercise.slug} ${exercise.version}`, contentHash(exercise)]),
    );
    expect(now).toEqual(written);
  });

  it("is compared whatever the order of its keys, and by every letter", () => {
    const [one] = catalogue;
    if (!one) throw new Error("The catalogue is empty.");
    const turned = Object.fromEntries(Object.entries(one).reverse()) as unknown as typeof one;
    expect(contentHash(turned)).toBe(contentHash(one));
    expect(contentHash({ ...one, aim: `${one.aim} ` })).not.toBe(contentHash(one));
    expect(contentHash({ ...one, steps: [...one.steps].reverse() })).not.toBe(contentHash(one));
  });

  it("leaves the names of practices' own exercises to them, and numbers versions without a gap", () => {
    for (const { slug, version } of catalogue) {
      expect(isOwnSlug(slug)).toBe(false);
      if (version > 1) expect(catalogue.some((e) => e.slug === slug && e.version === version - 1)).toBe(true);
    }
  });
});
