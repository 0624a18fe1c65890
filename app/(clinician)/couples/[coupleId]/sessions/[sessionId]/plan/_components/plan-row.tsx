"use client";
import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { memo, useEffect, useRef } from "react";
import { rangeNote } from "#lib/planning/rules";
import { CHECK_LABEL } from "#lib/planning/rules-checks";
import { dispositionsFor } from "#lib/planning/rules-decisions";
import type { LibraryEntry, OpenHomework } from "#lib/planning/types";
import { Button } from "#ui/button";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { ToolIcon } from "#ui/tool-icon";
import type { PlanDeed } from "../../../../../../_components/keys/plan-keys";
import { DispositionChoice } from "./disposition-choice";
import { IconButton } from "./icon-button";
import { MinutesStepper } from "./minutes-stepper";
import { NotNowNote } from "./not-now-note";
import type { RowFacts } from "./row-facts";
import { RowMenu } from "./row-menu";
import { RowTime } from "./row-time";

type PlanRowProps = RowFacts & {
  canMoveUp: boolean;
  canMoveDown: boolean;
  /** Scripts run, so that something can be done with it. */
  isLive: boolean;
  onDeed: (deed: PlanDeed) => void;
  onCheck: (entry: LibraryEntry) => void;
  onInstead: (id: string, entry: LibraryEntry) => void;
  onAddBefore: (id: string, entry: LibraryEntry) => void;
};

function homeworkLine({ sent, smaller, timesCarried, isHeld }: OpenHomework): string {
  const parts = sent.map(({ slot, sent: done }) => `${slot} ${done ? "has sent it" : "has not sent it"}`);
  if (smaller) parts.push("smaller form");
  if (timesCarried > 0) parts.push(`carried over ×${timesCarried}`);
  if (isHeld) parts.push("not available; give it again to bring it back");
  return parts.join(", ");
}

/** Why nothing is decided about a piece that is looked back on. */
function notDecided(homework: OpenHomework | null): string {
  return homework
    ? "The other holds it, so it waits for a session with them"
    : "It has ended, so nothing is left to decide";
}

type RowDeedsProps = Pick<PlanRowProps, "item" | "canMoveUp" | "canMoveDown" | "onDeed">;

/** The three that are pressed most. */
function RowDeeds({ item: { id, title, kind }, canMoveUp, canMoveDown, onDeed }: RowDeedsProps) {
  return (
    <>
      <IconButton
        id={`up-${id}`}
        label={`Move up ${title}`}
        off={!canMoveUp}
        onClick={() => onDeed({ do: "move", id, move: "up" })}
      >
        <ToolIcon name="arrow-up" size={16} />
      </IconButton>
      <IconButton
        id={`down-${id}`}
        label={`Move down ${title}`}
        off={!canMoveDown}
        onClick={() => onDeed({ do: "move", id, move: "down" })}
      >
        <ToolIcon name="arrow-down" size={16} />
      </IconButton>
      <IconButton
        id={`remove-${id}`}
        label={kind === "review" ? `${title} leaves by a decision` : `Remove ${title}`}
        off={kind === "review"}
        onClick={() => onDeed({ do: "remove", id })}
      >
        <ToolIcon name="cross" size={16} />
      </IconButton>
    </>
  );
}

/** One line of the plan: when it starts, what it is, how long, and everything that can be done with it. */
function Row({ item, lead, entry, homework, settled, errors, ...more }: PlanRowProps) {
  const { id, title } = item;
  const {
    onDeed,
    onCheck,
    onInstead,
    onAddBefore,
    check,
    instead,
    unsettled,
    settleWith,
    isDecided,
    canMoveUp,
    canMoveDown,
    isLive,
  } = more;
  const row = useRef<HTMLLIElement>(null);
  const grip = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!row.current || !grip.current) return;
    return draggable({
      element: row.current,
      dragHandle: grip.current,
      getInitialData: () => ({ planItem: id }),
    });
  }, [id]);
  const isAside = item.state === "set_aside";
  const notes = [
    homework ? homeworkLine(homework) : null,
    item.kind === "review" && !isDecided && !settled ? notDecided(homework) : null,
    unsettled,
    entry ? rangeNote(item.minutes, entry.minutes) : null,
    ...(entry?.locked ? [entry.locked] : [check ? null : (entry?.care ?? null), entry?.ask ?? null]),
    entry?.care && check ? `Weighed: ${CHECK_LABEL[check].toLowerCase()}` : null,
  ].filter((note) => note !== null && note !== "");
  return (
    <li
      ref={row}
      data-item={id}
      data-exercise={item.exerciseSlug ? `${item.exerciseSlug} ${item.exerciseVersion ?? 1}` : undefined}
      data-phase={item.phase}
      data-aside={isAside || undefined}
      className="plan-line drop-line keep-together"
    >
      <button
        ref={grip}
        id={`grip-${id}`}
        type="button"
        data-peek
        aria-label={`${title}: drag, or Alt with the arrow keys`}
        className="plan-grip"
      >
        <ToolIcon name="grip" size={16} />
      </button>
      <RowTime id={id} isAside={isAside} />
      <div className="plan-name">
        <div className="plan-title">
          <span className="inline-flex w-3 shrink-0">
            {lead ? <MechanismGlyph name={lead} wordless /> : null}
          </span>
          <span
            className={
              isAside
                ? "min-w-0 flex-1 font-medium text-text-muted line-through"
                : "min-w-0 flex-1 font-medium"
            }
          >
            {title}
          </span>
          {isAside ? <span className="type-note shrink-0">set aside</span> : null}
        </div>
        <span className="plan-deeds">
          {isLive ? (
            <RowDeeds item={item} canMoveUp={canMoveUp} canMoveDown={canMoveDown} onDeed={onDeed} />
          ) : null}
        </span>
      </div>
      <span className="ml-auto flex items-center">
        <MinutesStepper
          id={id}
          title={title}
          minutes={item.minutes}
          usual={entry?.minutes ?? null}
          onDeed={onDeed}
        />
        <RowMenu item={item} canMoveUp={canMoveUp} canMoveDown={canMoveDown} onDeed={onDeed} />
      </span>
      {notes.length > 0 || item.kind === "review" ? (
        <div className="flex basis-full flex-col gap-1.5 pr-2 pb-1.5 pl-9 sheet:pl-[5.75rem]">
          {notes.map((note) => (
            <span key={note} className="type-note">
              {note}
            </span>
          ))}
          {homework ? <NotNowNote shares={homework.sent} /> : null}
          {entry?.care && !entry.locked && !check ? (
            <span className="screen-only">
              <Button onClick={() => onCheck(entry)} aria-label={`Say why ${title} goes on`}>
                Say why it goes on
              </Button>
            </span>
          ) : null}
          {settleWith ? (
            <span className="screen-only">
              <Button
                onClick={() => onAddBefore(id, settleWith)}
                aria-label={`Add ${settleWith.title} before ${title}`}
              >
                Add {settleWith.title}, {settleWith.minutes.typical} min
              </Button>
            </span>
          ) : null}
          {instead.length > 0 ? (
            <span className="screen-only flex flex-wrap items-center gap-2">
              <span className="type-note">Swap in</span>
              {instead.map((one) => (
                <Button
                  key={one.slug}
                  onClick={() => onInstead(id, one)}
                  aria-label={`Take ${one.title} in place of ${title}`}
                >
                  {one.title}
                </Button>
              ))}
            </span>
          ) : null}
          {item.kind === "review" && (isDecided || settled) ? (
            <DispositionChoice
              id={id}
              title={title}
              choices={homework ? dispositionsFor(homework) : []}
              value={item.disposition}
              settled={settled}
              laterTimes={homework?.laterTimes ?? 0}
              errors={errors}
              onChoose={(disposition) => onDeed({ do: "decide", id, disposition })}
            />
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** Drawn anew only when something it shows is another: its time is told apart, see `RowTime`. */
export const PlanRow = memo(Row);
