/** The agreement on secrets that a page shows: its version, 0 before any, and what it means. */
export type ShownAgreement = { version: number; line: string };

/** Tells with the form which agreement it showed: what is sent counts under that one alone. */
export function AgreementField({ agreement }: { agreement: ShownAgreement }) {
  return <input type="hidden" name="agreement" value={agreement.version} />;
}
