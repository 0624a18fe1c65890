"use client";
import type { Mechanism } from "#lib/exercises/types";
import { dispositionsFor, rangeNote } from "#lib/planning/rules";
import type { Disposition, LibraryEntry, OpenHomework, PlanItem } from "#lib/planning/types";
import { Icon } from "#ui/icon";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { DispositionChoice } from "./disposition-choice";
import { IconButton } from "./icon-button";
import { MinutesStepper } from "./minutes-stepper";

export type RowFacts = {
  item: PlanItem;
  /** Its place in the list, from 1. */
  place: number;
  starts: string;
  lead: Mechanism | null;
  entry: LibraryEntry | null;
  homework: OpenHomework | null;
  errors: readonly string[];
};

export type RowDeeds = {
  onMove: (id: string, direction: "up" | "down") => void;
  onRemove: (id: string) => void;
  onMinutes: (id: string, minutes: number) => void;
  onDispose: (id: string, disposition: Disposition) => void;
};

type PlanRowProps = RowDeeds & { facts: RowFacts; canMoveUp: boolean; canMoveDown: boolean };

function homeworkLine({ sent, smaller, timesCarried, isHeld }: OpenHomework): string {
  const parts = sent.map(({ slot, sent: done }) => `${slot} ${done ? "has sent it" : "has not sent it"}`);
  if (smaller) parts.push("smaller form");
  if (timesCarried > 0) parts.push(`carried over ${timesCarried === 1 ? "once" : `${timesCarried} times`}`);
  if (isHeld) parts.push("not available; give it again to bring it back");
  return parts.join(", ");
}

/** One line of the plan: when it starts, what it is, how long, and everything that can be done with it. */
export function PlanRow({ facts, canMoveUp, canMoveDown, ...deeds }: PlanRowProps) {
  const { item, place, starts, lead, entry, homework, errors } = facts;
  const { id, title } = item;
  const notes = [
    homework ? homeworkLine(homework) : null,
    entry ? rangeNote(item.minutes, entry.minutes) : null,
    ...(entry?.locked ? [entry.locked] : [entry?.care ?? null, entry?.ask ?? null]),
  ].filter((note) => note !== null && note !== "");
  return (
    <li
      data-item={id}
      data-phase={item.phase}
      className="keep-together grid grid-cols-[3rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2 rounded-control border bg-surface px-3 py-2"
    >
      <span className="type-figure pt-1 text-text-muted">
        <span className="sr-only">{place}. Starts </span>
        {starts}
      </span>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="flex min-w-32 flex-1 flex-col pt-1">
          <span className="font-medium">{title}</span>
          {lead ? (
            <span className="type-note">
              <MechanismGlyph name={lead} />
            </span>
          ) : null}
          {notes.map((note) => (
            <span key={note} className="type-note">
              {note}
            </span>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-x-2">
          <MinutesStepper
            id={id}
            title={title}
            minutes={item.minutes}
            onMinutes={(minutes) => deeds.onMinutes(id, minutes)}
          />
          <div className="screen-only flex">
            <IconButton
              id={`up-${id}`}
              label={`Move up ${title}`}
              off={!canMoveUp}
              onClick={() => deeds.onMove(id, "up")}
            >
              <Icon name="arrow-up" size={16} />
            </IconButton>
            <IconButton
              id={`down-${id}`}
              label={`Move down ${title}`}
              off={!canMoveDown}
              onClick={() => deeds.onMove(id, "down")}
            >
              <Icon name="arrow-down" size={16} />
            </IconButton>
            <IconButton
              id={`remove-${id}`}
              label={item.kind === "review" ? `${title} leaves by a decision` : `Remove ${title}`}
              off={item.kind === "review"}
              onClick={() => deeds.onRemove(id)}
            >
              <Icon name="cross" size={16} />
            </IconButton>
          </div>
        </div>
      </div>
      {item.kind === "review" ? (
        <div className="col-start-2">
          <DispositionChoice
            id={id}
            title={title}
            choices={dispositionsFor(homework?.timesCarried ?? 0)}
            value={item.disposition}
            errors={errors}
            onChoose={(disposition) => deeds.onDispose(id, disposition)}
          />
        </div>
      ) : null}
    </li>
  );
}
