/** Fewest couples in a batch. Source: security paper, R4. */
export const LEAST_COUPLES = 20;
/** Fewest clinicians in a batch; a supervisor who treats couples counts as one. Source: security paper, R4. */
export const LEAST_CLINICIANS = 3;
/** Couples left to whoever subtracts the largest caseload. Source: security paper, R4. */
export const LEAST_OTHERS = 11;

/**
 * True when the waiting set may be released: enough couples, enough clinicians, and enough couples outside every
 * single caseload. Source: security paper, R4.
 */
export function passesGate(waiting: readonly { readonly clinicianId: string }[]): boolean {
  const caseloads = new Map<string, number>();
  for (const { clinicianId } of waiting) caseloads.set(clinicianId, (caseloads.get(clinicianId) ?? 0) + 1);
  const largest = Math.max(0, ...caseloads.values());
  return (
    waiting.length >= LEAST_COUPLES &&
    caseloads.size >= LEAST_CLINICIANS &&
    waiting.length - largest >= LEAST_OTHERS
  );
}
