import type { Slot } from "#lib/access/actor";
import type { YesStatus } from "#lib/couples/fresh-yes";
import type { AskStops } from "#lib/couples/rules-ask";
import type { SessionChecks } from "#lib/couples/session-checks";
import type { Id } from "#lib/kernel/ids";
import type { Client } from "#lib/notes/rules-release";
import type { GivenHomework } from "#lib/planning/given-homework";
import type { QuickNote } from "#lib/planning/run-events";
import type {
  CoupleLine,
  LibraryEntry,
  PlanFacts,
  SessionFacts,
  StandIns,
  WallTime,
} from "#lib/planning/types";

/** The joint record of both, and one sub-file for each partner. Source: sessions paper, section 3. */
export const NOTE_RECORDS = ["joint", "a", "b"] as const;
export type NoteRecord = (typeof NOTE_RECORDS)[number];

export const NOTE_LAYOUTS = ["soap", "dap", "birp"] as const;
export type NoteLayout = (typeof NOTE_LAYOUTS)[number];

export const LAYOUT_LABEL: Readonly<Record<NoteLayout, string>> = { soap: "SOAP", dap: "DAP", birp: "BIRP" };

/**
 * The parts of a note, once for every layout. `text` is a note from before there were parts: it is kept whole.
 * Source: sessions paper, section 3.
 */
export const NOTE_PARTS = [
  "meeting",
  "text",
  "a",
  "b",
  "together",
  "pattern",
  "measures",
  "tried",
  "work",
  "loop",
  "risk",
  "progress",
  "changes",
  "ahead",
  "contacts",
] as const;
export type NotePart = (typeof NOTE_PARTS)[number];

export const PART_LABEL: Readonly<Record<NotePart, string>> = {
  meeting: "Session",
  text: "Free text",
  a: "A",
  b: "B",
  together: "Together",
  pattern: "Pattern seen",
  measures: "Measures",
  tried: "Homework so far",
  work: "Exercises",
  loop: "Loop and lead",
  risk: "Risk and action",
  progress: "Progress",
  changes: "Consent and holds",
  ahead: "Homework and next",
  contacts: "Referrals, contacts",
};

/** What belongs in a part, for whoever writes it. */
export const PART_HINT: Readonly<Record<NotePart, string>> = {
  meeting: "Start and stop, who was present, modality",
  text: "A note from before there were parts",
  a: "What A said, and how it was for A",
  b: "What B said, and how it was for B",
  together: "What they brought, and how it was for both",
  pattern: "What you saw between them",
  measures: "What moved, in words or numbers",
  tried: "How much was tried, and how it went",
  work: "What was done, and what you changed in it",
  loop: "What the loop did, and what leads it",
  risk: "What was asked, and what you did about it",
  progress: "Against the aim of the work",
  changes: "Since the session before",
  ahead: "What goes home, and what comes next",
  contacts: "Who was asked in, called or written to",
};

export type Section = { readonly letter: string; readonly name: string; readonly parts: readonly NotePart[] };

const PLAN: Section = { letter: "P", name: "Plan", parts: ["ahead", "contacts"] };
const ASSESSMENT: Section = {
  letter: "A",
  name: "Assessment",
  parts: ["loop", "risk", "progress", "changes"],
};

/** How each layout arranges the parts. Each holds every part but the first two, and each once. */
export const LAYOUTS: Readonly<Record<NoteLayout, readonly Section[]>> = {
  soap: [
    { letter: "S", name: "Subjective", parts: ["a", "b", "together"] },
    { letter: "O", name: "Objective", parts: ["pattern", "measures", "tried", "work"] },
    ASSESSMENT,
    PLAN,
  ],
  dap: [
    {
      letter: "D",
      name: "Data",
      parts: ["together", "a", "b", "pattern", "measures", "tried", "work"],
    },
    ASSESSMENT,
    PLAN,
  ],
  birp: [
    { letter: "B", name: "Behavior", parts: ["together", "pattern", "measures", "tried"] },
    { letter: "I", name: "Intervention", parts: ["work"] },
    { letter: "R", name: "Response", parts: ["a", "b", "loop", "risk", "progress", "changes"] },
    PLAN,
  ],
};

export const RISK_CHECKS = ["yes", "no"] as const;
/** Whether risk was checked; null while nobody has said. */
export type RiskCheck = (typeof RISK_CHECKS)[number];

export type NoteParts = Readonly<Record<NotePart, string>>;

/** What a note says, whatever its layout. */
export type NoteContent = {
  readonly layout: NoteLayout;
  readonly riskChecked: RiskCheck | null;
  readonly parts: NoteParts;
};

/** Parts that the product can begin with, from what it knows; everything else is the clinician's to write. */
export type NoteFacts = Partial<NoteParts>;

/** A note as it is kept. */
export type KeptNote = {
  id: Id;
  content: NoteContent;
  version: number;
  savedAt: Date;
  signedAt: Date | null;
};

export type Amendment = { id: Id; text: string; writtenAt: Date };

export type NoteStatus = "none" | "draft" | "signed" | "amended";

/** One record of one session, with all that its page shows. */
export type NotePage = {
  couple: CoupleLine;
  session: SessionFacts;
  record: NoteRecord;
  note: KeptNote | null;
  amendments: readonly Amendment[];
  /** What a new note begins with. */
  facts: NoteFacts;
  /** Why it must not go on paper now; null where it may. */
  stopped: string | null;
  /** Who the client is, and whose written authorisation a release of this record lacks and has. */
  release: {
    client: Client;
    missing: readonly Slot[];
    signed: readonly { slot: Slot; signedOn: string }[];
  };
};

/** One session in the list of notes: how each record stands. Nothing of what they say. */
export type NoteLine = {
  session: SessionFacts;
  status: Readonly<Record<NoteRecord, NoteStatus>>;
  /** The reader has a process note of their own on it. */
  hasProcessNote: boolean;
};

export type WrapUpPage = {
  couple: CoupleLine;
  session: SessionFacts;
  plan: PlanFacts | null;
  homework: GivenHomework[];
  exercises: LibraryEntry[];
  standIns: StandIns;
  /** What lies nearest to give: what was done in the room first, then what fits the couple. Slugs of `exercises`. */
  nearest: readonly string[];
  /** Whether touch and sexual work are available, never whose answer it is. */
  yesStatus: readonly YesStatus[];
  /** Why both cannot be asked for a yes now, by class. */
  askStops: AskStops;
  /** What the two said of this session; for the therapist alone. */
  checks: SessionChecks | null;
  /** What was jotted down while it ran. */
  quickNotes: readonly QuickNote[];
  /** The number under which the next piece of homework is sent, so that sending it twice gives it once. */
  requestId: Id;
  /** The record this session is written in. */
  record: NoteRecord;
  note: KeptNote | null;
  amendments: readonly Amendment[];
  /** What a new note begins with. */
  facts: NoteFacts;
  nextSession: SessionFacts | null;
  suggestedTime: WallTime;
  /** The next session's day, or a week after this one, never a day that has passed: `2026-11-03`. */
  dueOn: string;
  /** Today where the session is held. */
  today: string;
};

export type ProcessPage = {
  couple: CoupleLine;
  session: SessionFacts;
  note: { text: string; version: number; savedAt: Date } | null;
};

/** The partner whose sub-file a record is; null for the joint record. */
export function slotOf(record: NoteRecord): Slot | null {
  return record === "joint" ? null : record === "a" ? "A" : "B";
}
