import type { WaitingOutcome } from "#lib/release/types";

const MECHANISMS = ["dissonance", "regulation", "attachment"] as const;

/** A waiting set with the given caseload sizes; the first episodes are engaged and better, mechanisms take turns. */
export function cohort(
  caseloads: readonly number[],
  counts: { readonly engaged?: number; readonly better?: number } = {},
): WaitingOutcome[] {
  const clinicians = caseloads.flatMap((size, index) =>
    Array.from({ length: size }, () => `clinician-${index}`),
  );
  return clinicians.map((clinicianId, index) => ({
    id: `episode-${String(index).padStart(4, "0")}`,
    clinicianId,
    engaged: index < (counts.engaged ?? 0),
    better: index < (counts.better ?? 0),
    mechanism: MECHANISMS[index % 3] ?? "dissonance",
  }));
}

/** A key for tests; never one that releases anything. */
export const TEST_KEY = Buffer.alloc(32, 7);

/** Exact probability of x under the two-sided geometric distribution of a scale. */
export function laplacePmf(scale: number, x: number): number {
  const alpha = Math.exp(-1 / scale);
  return ((1 - alpha) / (1 + alpha)) * alpha ** Math.abs(x);
}
