import type { Slot } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";
import type { NoteFacts, NoteRecord } from "#lib/notes/types";
import { slotOf } from "#lib/notes/types";
import type { GivenHomework } from "#lib/planning/given-homework";
import { clockTime, dayLabel } from "#lib/planning/rules";
import { tookMinutes } from "#lib/planning/rules-run";
import { inDoneOrder } from "#lib/planning/rules-run-order";
import { DISPOSITION_LABEL, type PlanItem, type SessionFacts } from "#lib/planning/types";

/** What the product knows of a session when its note is begun. */
export type KnownFacts = {
  session: SessionFacts;
  items: readonly PlanItem[];
  homework: readonly GivenHomework[];
  next: SessionFacts | null;
  /** Changes of consent and of holds since the session before, one sentence each. */
  changes: readonly string[];
  /** What one partner measured, one sentence each; empty for the joint record. */
  measures: readonly string[];
  /** Whose the homework is that is looked back on, and what came of it, by assignment. */
  givenTo: ReadonlyMap<Id, readonly Share[]>;
};

/** One partner's share of a piece of homework: whether it came in, and how the therapist rates it, 0 to 4. */
export type Share = { slot: Slot; isSent: boolean; quality: number | null };

const list = (items: readonly string[]) => items.join("; ");

function taken(item: PlanItem): string {
  const { title, minutes, actualMinutes } = item;
  if (actualMinutes === null) return `${title} (${minutes} min planned)`;
  return actualMinutes === minutes
    ? `${title} (${minutes} min)`
    : `${title} (${tookMinutes(actualMinutes)} min, ${minutes} planned)`;
}

/** The lines that have something to say. */
function lines(named: readonly (readonly [name: string, text: string])[]): string {
  return named
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name}: ${text}.`)
    .join("\n");
}

const PRESENT = { both: "A and B", A: "A", B: "B" } as const;

function meeting({ number, startsAt, startedAt, endedAt, zone, attendees }: SessionFacts): string {
  const day = dayLabel(startedAt ?? startsAt, zone);
  const from = clockTime(startedAt ?? startsAt, zone);
  const to = endedAt ? ` to ${clockTime(endedAt, zone)}` : "";
  return `Session ${number}, ${day}, ${from}${to} (${zone}).\nPresent, as planned: ${PRESENT[attendees]}.\nModality: ${attendees === "both" ? "couple session" : "individual session"}.`;
}

/** Homework for one partner alone stands in that partner's sub-file: the joint record is for both to read. */
function isFor(record: NoteRecord, slots: readonly Slot[]): boolean {
  const slot = slotOf(record);
  return slot === null ? slots.length > 1 : slots.includes(slot);
}

/**
 * What came of one piece of homework. Of one partner's share the sub-file says whether it came in and how it was
 * rated; the joint record says that it came in once both have sent it, and nothing of one alone. Source: measures
 * paper, section 5; screens paper, section 0.
 */
function cameOf(record: NoteRecord, shares: readonly Share[]): string[] {
  const slot = slotOf(record);
  if (slot === null) return shares.every(({ isSent }) => isSent) ? ["sent by both"] : [];
  const own = shares.find((one) => one.slot === slot);
  if (!own?.isSent) return ["not sent"];
  return ["sent", ...(own.quality === null ? [] : [`quality ${own.quality} of 4`])];
}

/** The homework that was looked back on: in a sub-file how much of it came in, then each piece and what became of it. */
function triedOf({ items, givenTo }: KnownFacts, record: NoteRecord): string {
  const slot = slotOf(record);
  const looked = items.flatMap(({ kind, title, disposition, assignmentId }) => {
    const shares = givenTo.get(assignmentId ?? "") ?? [];
    const slots = shares.map((one) => one.slot);
    return kind === "review" && disposition && isFor(record, slots) ? [{ title, disposition, shares }] : [];
  });
  const sent = looked.filter(({ shares }) => shares.some((one) => one.slot === slot && one.isSent)).length;
  return lines([
    ["Sent", slot === null || looked.length === 0 ? "" : `${sent} of ${looked.length}`],
    ...looked.map(
      ({ title, disposition, shares }) =>
        [
          title,
          [...cameOf(record, shares), DISPOSITION_LABEL[disposition].toLowerCase()].join(", "),
        ] as const,
    ),
  ]);
}

/**
 * What a note can begin with: facts the product knows, one per line, and nothing about what they mean.
 * Source: sessions paper, section 3 (date, start and stop, who was present, what was done, measures, homework, consent and gates).
 */
export function noteFacts(known: KnownFacts, record: NoteRecord = "joint"): NoteFacts {
  const { session, items, homework, next, changes } = known;
  const inState = (state: PlanItem["state"]) =>
    inDoneOrder(items).flatMap(({ item }) => (item.state === state && item.kind !== "review" ? [item] : []));
  const titles = (state: PlanItem["state"]) => list(inState(state).map((item) => item.title));
  const given = homework
    .filter((one) => isFor(record, one.slots))
    .map(
      (one) =>
        `${one.title}${one.smaller ? ", smaller" : ""}, do around ${dayLabel(new Date(`${one.dueOn}T12:00:00Z`), "UTC")}`,
    );
  const ahead = lines([
    ["Homework", list(given)],
    [
      "Next session",
      next ? `${dayLabel(next.startsAt, next.zone)}, ${clockTime(next.startsAt, next.zone)}` : "",
    ],
  ]);
  const slot = slotOf(record);
  const measures = known.measures.join("\n");
  const facts = {
    meeting: meeting(session),
    tried: triedOf(known, record),
    work: lines([
      ["Done", list(inState("done").map(taken))],
      ["Set aside", titles("set_aside")],
      // Without a run nobody knows what was reached.
      [session.startedAt ? "Not reached" : "Planned", titles("planned")],
    ]),
    changes: changes.join("\n"),
    ahead,
  };
  // Of a meeting of both there is one record; a sub-file begins with when, and with what is this partner's.
  if (slot !== null && session.attendees === "both")
    return { meeting: facts.meeting, measures, tried: facts.tried, ahead };
  return slot === null ? facts : { ...facts, measures };
}
