import type { Slot } from "#lib/access/actor";

/** Who the client is in a case. Source: sessions paper, section 3. */
export const CLIENTS = ["couple", "A", "B"] as const;
export type Client = (typeof CLIENTS)[number];

export const CLIENT_LABEL: Readonly<Record<Client, string>> = {
  couple: "The couple: one joint record, and a sub-file for each",
  A: "Partner A, as the identified patient",
  B: "Partner B, as the identified patient",
};

/** The same in a few words, for paper. */
export const CLIENT_ON_PAPER: Readonly<Record<Client, string>> = {
  couple: "Client: the couple",
  A: "Client: partner A",
  B: "Client: partner B",
};

/** What an authorisation is for: the joint record, or the sub-file of the one who signs. */
export const RELEASED = ["joint", "own"] as const;
export type Released = (typeof RELEASED)[number];

export const RELEASED_LABEL: Readonly<Record<Released, string>> = {
  joint: "The joint record",
  own: "Their own sub-file",
};

/** One written authorisation; days are ISO days of the practice. */
export type Authorised = {
  slot: Slot;
  record: Released;
  signedOn: string;
  /** The first day it no longer counts; null while it stands. */
  withdrawnOn: string | null;
};

type AskedRecord = "joint" | "a" | "b";
const BOTH: readonly Slot[] = ["A", "B"];
const ownerOf = (record: "a" | "b"): Slot => (record === "a" ? "A" : "B");

const counts = ({ signedOn, withdrawnOn }: Authorised, today: string) =>
  signedOn <= today && (withdrawnOn === null || withdrawnOn > today);

/**
 * Whose written authorisation is missing before a record may be released: of each adult for the joint record, whoever the
 * client is; of its owner alone for a sub-file. Source: sessions paper, section 3.
 */
export function missingFor(record: AskedRecord, given: readonly Authorised[], today: string): Slot[] {
  const needed = record === "joint" ? BOTH : [ownerOf(record)];
  const kind: Released = record === "joint" ? "joint" : "own";
  return needed.filter(
    (slot) => !given.some((one) => one.slot === slot && one.record === kind && counts(one, today)),
  );
}

/** The days on which those that count were signed, for the paper: the newest of each. */
export function signedFor(record: AskedRecord, given: readonly Authorised[], today: string) {
  const kind: Released = record === "joint" ? "joint" : "own";
  return BOTH.flatMap((slot) => {
    const days = given
      .filter((one) => one.slot === slot && one.record === kind && counts(one, today))
      .map(({ signedOn }) => signedOn)
      .toSorted();
    const last = days.at(-1);
    const isAsked = record === "joint" || slot === ownerOf(record);
    return last !== undefined && isAsked ? [{ slot, signedOn: last }] : [];
  });
}

/** What is missing, as a sentence; null where nothing is. */
export function missingInWords(record: AskedRecord, missing: readonly Slot[]): string | null {
  if (missing.length === 0) return null;
  const whose = missing.map((slot) => `${slot}’s`).join(" and ");
  const rule =
    record === "joint"
      ? "The joint record is released with the written authorisation of each of the two."
      : "A sub-file is released with the written authorisation of its own partner.";
  return `${rule} ${whose} ${missing.length === 1 ? "is" : "are"} missing.`;
}

/** Those that speak of this record, in the order they came: of each for the joint one, of its owner for a sub-file. */
export function authorisedFor<One extends Authorised>(record: AskedRecord, given: readonly One[]): One[] {
  return given.filter((one) =>
    record === "joint" ? one.record === "joint" : one.record === "own" && one.slot === ownerOf(record),
  );
}

type Asked = {
  record: AskedRecord;
  isWritten: boolean;
  isSigned: boolean;
  missing: readonly Slot[];
  /** Why it goes on no paper at all; null where it may. */
  stopped: string | null;
};

/** All that keeps a record from being released now; nothing where it may be. A draft is no record yet. */
export function notReleasedBecause({ record, isWritten, isSigned, missing, stopped }: Asked): string[] {
  const unfinished = isWritten
    ? isSigned
      ? null
      : "This note is a draft. Sign it before it is released."
    : "Nothing is written in this record.";
  return [stopped, unfinished, missingInWords(record, missing)].filter((line) => line !== null);
}
