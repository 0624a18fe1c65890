import { folded } from "#lib/exercises/card";

const OWN = "own-";
const LONGEST_SLUG = 60;

/** Whether a text could be a slug at all: anything else is never asked of the database. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** Whether a slug is of a practice's own exercise. No built-in one begins like that; a test and a check hold it. */
export function isOwnSlug(slug: string): boolean {
  return slug.startsWith(OWN) && isSlug(slug);
}

/** "own-ride-the-wave" from a title; numbered from 2 on where the slug is taken. */
export function ownSlug(title: string, taken: ReadonlySet<string>): string {
  const words = folded(title)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, "");
  const plain = OWN + (words || "exercise");
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${plain}-${number}`)) return `${plain}-${number}`;
  }
}
