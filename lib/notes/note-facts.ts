import type { Slot } from "#lib/access/actor";
import type { Id } from "#lib/kernel/ids";
import type { NoteFacts, NoteRecord } from "#lib/notes/types";
import { slotOf } from "#lib/notes/types";
import type { GivenHomework } from "#lib/planning/given-homework";
import { clockTime, dayLabel } from "#lib/planning/rules";
import { tookMinutes } from "#lib/planning/rules-run";
import { DISPOSITION_LABEL, type PlanItem, type SessionFacts } from "#lib/planning/types";

/** What the product knows of a session when its note is begun. */
export type KnownFacts = {
  session: SessionFacts;
  items: readonly PlanItem[];
  homework: readonly GivenHomework[];
  next: SessionFacts | null;
  /** Changes of consent and of holds since the session before, one sentence each. */
  changes: readonly string[];
  /** Who was given the homework that is looked back on, by assignment. */
  givenTo: ReadonlyMap<Id, readonly Slot[]>;
};

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
 * What a note can begin with: facts the product knows, one per line, and nothing about what they mean.
 * Source: sessions paper, section 3 (date, start and stop, who was present, what was done, homework, consent and gates).
 */
export function noteFacts(known: KnownFacts, record: NoteRecord = "joint"): NoteFacts {
  const { session, items, homework, next, changes, givenTo } = known;
  const inState = (state: PlanItem["state"]) =>
    items.filter((item) => item.state === state && item.kind !== "review");
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
  const facts = {
    meeting: meeting(session),
    tried: lines(
      items.flatMap(({ kind, title, disposition, assignmentId }) =>
        kind === "review" && disposition && isFor(record, givenTo.get(assignmentId ?? "") ?? [])
          ? [[title, DISPOSITION_LABEL[disposition].toLowerCase()]]
          : [],
      ),
    ),
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
    return { meeting: facts.meeting, tried: facts.tried, ahead };
  return facts;
}
