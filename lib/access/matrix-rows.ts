/** Everybody who could ask, seen from one couple: who they are to it decides what they get. */
export const PEOPLE = [
  "treating",
  "other_clinician",
  "other_practice",
  "supervisor",
  "admin",
  "partner_a",
  "partner_b",
  "other_couple",
  "job",
  "anonymous",
] as const;
export type Person = (typeof PEOPLE)[number];

/**
 * `n/a` only where nobody could ask: a verb at the door takes no actor, a job fills in no form. `allow`
 * also for somebody whose own rows the call is about, and never this couple's (a colleague's caseload).
 */
export type Outcome = "allow" | "not_found" | "forbidden" | "signed_out" | "n/a";
export type Audience = "clinician" | "partner" | "supervisor" | "admin" | "job" | "door";
export type Cells = Readonly<Record<Person, Outcome>>;

export type MatrixRow = {
  readonly kind: "read" | "write" | "action" | "route";
  readonly audience: Audience;
  /** Ids the call takes and looks up; each is swapped for foreign, invented and malformed ones. */
  readonly ids: readonly string[];
  readonly cells: Cells;
};

/** Default deny: everybody gets `otherwise` but for the people named. */
export function cells(allowed: readonly Person[], otherwise: Outcome, anonymous: Outcome): Cells {
  const all = PEOPLE.map((person): [Person, Outcome] => [
    person,
    allowed.includes(person) ? "allow" : person === "anonymous" ? anonymous : otherwise,
  ]);
  return Object.fromEntries(all) as Cells;
}

/** People of a role. */
export const OF_ROLE: Readonly<Record<Audience, readonly Person[]>> = {
  clinician: ["treating", "other_clinician", "other_practice"],
  partner: ["partner_a", "partner_b", "other_couple"],
  supervisor: ["supervisor"],
  admin: ["admin"],
  job: ["job"],
  door: PEOPLE,
};

type Kind = "read" | "write";

/** About one couple: the clinician who treats it and nobody else. Foreign couples do not exist. */
export const treating = (kind: Kind, ...ids: string[]): MatrixRow => ({
  kind,
  audience: "clinician",
  ids,
  cells: cells(["treating"], "not_found", "not_found"),
});

/** About what a practice shares: any clinician of it, and nobody of another. */
export const ofPractice = (kind: Kind, ...ids: string[]): MatrixRow => ({
  kind,
  audience: "clinician",
  ids,
  cells: cells(["treating", "other_clinician"], "not_found", "not_found"),
});

/** About one row of partner A: A and nobody else, the other partner included. */
export const ownRow = (kind: Kind, ...ids: string[]): MatrixRow => ({
  kind,
  audience: "partner",
  ids,
  cells: cells(["partner_a"], "not_found", "not_found"),
});

/** About whoever asks: everybody of the role, each for themselves. */
export const self = (kind: Kind, audience: Exclude<Audience, "door">, ...ids: string[]): MatrixRow => ({
  kind,
  audience,
  ids,
  cells: cells(OF_ROLE[audience], "not_found", "not_found"),
});

/** Before anybody is known: a token in the hand decides, no actor is taken. */
export const door = (kind: Kind): MatrixRow => ({
  kind,
  audience: "door",
  ids: [],
  cells: cells(["anonymous"], "n/a", "n/a"),
});
