import { clockTime, dayLabel } from "#lib/planning/rules";
import type { GivenHomework, PlanItem, SessionFacts } from "#lib/planning/types";

function list(items: readonly string[]): string {
  return items.join("; ");
}

function taken(item: PlanItem): string {
  const { title, minutes, actualMinutes } = item;
  if (actualMinutes === null) return `${title} (${minutes} min planned)`;
  return actualMinutes === minutes
    ? `${title} (${minutes} min)`
    : `${title} (${actualMinutes} min, ${minutes} planned)`;
}

/**
 * What a note can begin with: facts the product knows, one per line, and nothing about what they mean.
 * Source: sessions paper, section 3 (date, start and stop, what was done, homework).
 */
export function noteFacts(
  session: SessionFacts,
  items: readonly PlanItem[],
  homework: readonly GivenHomework[],
): string {
  const { zone, startedAt, endedAt } = session;
  const day = dayLabel(startedAt ?? session.startsAt, zone);
  const from = clockTime(startedAt ?? session.startsAt, zone);
  const to = endedAt ? ` to ${clockTime(endedAt, zone)}` : "";
  const inState = (state: PlanItem["state"]) => items.filter((item) => item.state === state);
  const titles = (state: PlanItem["state"]) => list(inState(state).map((item) => item.title));
  const given = homework.map(
    (one) =>
      `${one.title}${one.smaller ? ", smaller" : ""}, for ${one.slots.join(" and ")}, until ${one.dueOn}`,
  );
  const lines: [string, string][] = [
    ["Done", list(inState("done").map(taken))],
    ["Set aside", titles("set_aside")],
    // Without a run nobody knows what was reached.
    [startedAt ? "Not reached" : "Planned", titles("planned")],
    ["Homework", list(given)],
  ];
  return [
    `Session ${session.number}, ${day}, ${from}${to}.`,
    ...lines.filter(([, text]) => text !== "").map(([name, text]) => `${name}: ${text}.`),
  ].join("\n");
}
