import type { Id } from "#lib/kernel/ids";
import type { PlanItem } from "#lib/planning/types";

/** What can happen in a run. Source: screen paper, section 2.5; sessions paper, section 1. */
export const RUN_EVENT_KINDS = [
  "done",
  "set_aside",
  "planned_again",
  "now",
  "swap",
  "minutes",
  "pause",
  "go_on",
  "note",
  "safety_on",
  "safety_off",
  "end",
] as const;
export type RunEventKind = (typeof RUN_EVENT_KINDS)[number];

/** What a quick note is about. Source: screen paper, section 2.5. */
export const NOTE_TAGS = ["observation", "quote", "homework"] as const;
export type NoteTag = (typeof NOTE_TAGS)[number];

export const NOTE_TAG_LABEL: Readonly<Record<NoteTag, string>> = {
  observation: "Observation",
  quote: "Quote",
  homework: "Homework",
};

/** One line of a quick note, in characters. */
export const QUICK_NOTE_LIMIT = 500;
/** Events one device hands over at a time, the most one session holds, and how many ends there is room for beyond. */
export const EVENT_LIMITS = { batch: 100, session: 1000, ends: 20 } as const;

/** Made once, on the device where it happened. `place` counts the events of that device from 1. */
type Happened = { id: Id; deviceId: Id; place: number; at: number };

/** What happened to what. `minutes` of an outcome are said by somebody; null leaves them to the clock. */
export type RunChange =
  | { kind: "done" | "set_aside"; itemId: Id; minutes: number | null }
  | { kind: "planned_again" | "now"; itemId: Id }
  | { kind: "swap"; itemId: Id; newItemId: Id; exerciseSlug: string; exerciseVersion: number; title: string }
  | { kind: "minutes"; itemId: Id; minutes: number }
  | { kind: "note"; itemId: Id | null; tag: NoteTag }
  | { kind: "pause" | "go_on" | "safety_on" | "safety_off" | "end" };

export type RunEvent = Happened & RunChange;

/** As the server keeps it. A swap that a gate stood against when it arrived is kept and counts for nothing. */
export type KeptEvent = RunEvent & { isRefused: boolean };

/** An item with the minutes it has in this run, and how long it was up, in milliseconds. */
export type RunItem = PlanItem & { room: number; spent: number };

export type RunState = {
  /** In the order of the run. */
  items: readonly RunItem[];
  /** The same in the order of the plan; what was swapped in comes after what it was taken for. */
  planned: readonly Id[];
  currentId: Id | null;
  nextId: Id | null;
  /** The last moment the clock was looked at, in milliseconds. */
  countedTo: number;
  isPaused: boolean;
  isSafety: boolean;
  endedAt: number | null;
};
