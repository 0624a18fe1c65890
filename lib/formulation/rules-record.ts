/** What is kept of each of the two beside ratings and safety. Source: formulation paper, section 3, per-partner record. */
export const RECORD_PARTS = ["history", "body", "goals"] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

/** The texts of one partner's record; empty where nothing was written. */
export type PartnerRecord = Readonly<Record<RecordPart, string>>;

/** A record in which nothing stands yet. */
export const BLANK_RECORD: PartnerRecord = { history: "", body: "", goals: "" };

/** Whether anything stands in it. */
export function isWritten(record: PartnerRecord): boolean {
  return RECORD_PARTS.some((part) => record[part] !== "");
}

/** Whether a save would change nothing. */
export function isSameRecord(one: PartnerRecord, other: PartnerRecord): boolean {
  return RECORD_PARTS.every((part) => one[part] === other[part]);
}
