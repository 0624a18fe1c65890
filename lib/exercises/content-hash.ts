import { createHash } from "node:crypto";
import type { Exercise } from "#lib/exercises/types";

/** The same value with the keys of every object in order, so that equal content is equal text. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}

/** SHA-256 of an exercise's content, in hexadecimal. Two versions with the same number have to agree in it. */
export function contentHash(exercise: Exercise): string {
  return createHash("sha256")
    .update(JSON.stringify(inOrder(exercise)))
    .digest("hex");
}
