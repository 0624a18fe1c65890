/**
 * What the therapist may do with what one partner says alone. Source: sessions paper, section 6, "Secrets policy". In
 * all three, violence, fear or coercion is never passed to the partner.
 */
export const POLICY_KINDS = ["no_secrets", "discretion", "kept_private"] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** As the therapist's pages name them. */
export const POLICY_LABEL: Readonly<Record<PolicyKind, string>> = {
  no_secrets: "No secrets",
  discretion: "Discretion",
  kept_private: "Kept private",
};

/** What each one means, for the therapist. */
export const POLICY_MEANING: Readonly<Record<PolicyKind, string>> = {
  no_secrets: "You may bring in what was said alone.",
  discretion: "You may bring in what was said alone, after planning it with the one who said it.",
  kept_private: "You keep what was said alone.",
};

export const SAFETY_CARVE_OUT = "Violence, fear or coercion is never passed to the partner.";

/** The same in the partners' words, beside every answer their therapist can see. */
const LINES: Readonly<Record<PolicyKind, string>> = {
  no_secrets: "Our agreement: your therapist may bring this up with you both.",
  discretion: "Our agreement: your therapist may bring this up with you both, but plans it with you first.",
  kept_private: "Our agreement: your therapist keeps this private.",
};

/** Before the first agreement the strictest one counts, and the words say why. */
const UNSIGNED = "Our agreement is not signed yet. Until then, your therapist keeps this private.";

/** Said with every one of them. */
export const PARTNER_CARVE_OUT = "Violence, fear or force is never passed on to your partner.";

/** Which agreement counts for what a partner writes now. */
export function agreementLine(kind: PolicyKind | null): string {
  return `${kind === null ? UNSIGNED : LINES[kind]} ${PARTNER_CARVE_OUT}`;
}

/** One version as the therapist sees it. */
export type PolicyVersion = {
  version: number;
  kind: PolicyKind;
  proposedAt: Date;
  signedAt: Readonly<Record<"A" | "B", Date | null>>;
  inForceAt: Date | null;
};

/** What can be done with the newest version: it waits for signatures, it can be put in force, or nothing is left to do. */
export type PolicyStep = "none" | "waits" | "ready" | "in_force";

export function stepOf(newest: PolicyVersion | undefined): PolicyStep {
  if (!newest) return "none";
  if (newest.inForceAt) return "in_force";
  return newest.signedAt.A && newest.signedAt.B ? "ready" : "waits";
}

/** The version that counts: the newest that was put in force. */
export function inForce(versions: readonly PolicyVersion[]): PolicyVersion | null {
  return versions.reduce<PolicyVersion | null>(
    (found, one) => (one.inForceAt && one.version > (found?.version ?? 0) ? one : found),
    null,
  );
}

/** Under which version something was said: before any it is 0, of no kind; null where that was not kept. */
export type SaidUnder = { version: number; kind: PolicyKind | null } | null;

/** A later version does not bind what was said before it. */
export function saidUnder(
  versions: readonly Pick<PolicyVersion, "version" | "kind">[],
  version: number | null,
): SaidUnder {
  if (version === null) return null;
  return { version, kind: versions.find((one) => one.version === version)?.kind ?? null };
}
