"use client";
import { type MouseEvent, useRef, useState } from "react";
import type { Minutes } from "#lib/exercises/types";
import { ITEM_MINUTES } from "#lib/planning/types";
import { ToolIcon } from "#ui/tool-icon";
import { type PlanDeed, SHIFTED } from "../../../../../../_components/keys/plan-keys";

type MinutesStepperProps = {
  id: string;
  title: string;
  minutes: number;
  /** What the exercise usually takes; null for all else. */
  usual: Minutes | null;
  onDeed: (deed: PlanDeed) => void;
};

function wholeMinutes(text: string): number | null {
  const minutes = Number(text);
  const fits =
    text !== "" && Number.isInteger(minutes) && minutes >= ITEM_MINUTES.min && minutes <= ITEM_MINUTES.max;
  return fits ? minutes : null;
}

/** What stands against the typed minutes, and what the plan keeps. */
function problemOf(typed: string, kept: number): string {
  const keeps = `The plan keeps ${kept}.`;
  return Number(typed) === 0 && typed !== ""
    ? `No minutes is no part of a session: set it aside, or give it at least 1. ${keeps}`
    : `${ITEM_MINUTES.min} to ${ITEM_MINUTES.max} whole minutes. ${keeps}`;
}

/** Minutes of one item: typed, or stepped with the buttons beside it, by five with Shift. */
export function MinutesStepper({ id, title, minutes, usual, onDeed }: MinutesStepperProps) {
  // The field may hold what is no number that fits; the plan keeps the last one that was, and says so.
  const [typed, setTyped] = useState<string | null>(null);
  /** Before anything was typed: what an entry that does not fit goes back to. */
  const before = useRef(minutes);
  const type = (text: string) => {
    setTyped(text);
    const whole = wholeMinutes(text) ?? before.current;
    if (whole !== minutes) onDeed({ do: "set_minutes", id, minutes: whole });
  };
  const step = (by: number, event: MouseEvent) => {
    setTyped(null);
    onDeed({ do: "minutes", id, by: event.shiftKey ? by * SHIFTED : by });
  };
  const isOut = typed !== null && wholeMinutes(typed) === null;
  const problemId = `minutes-${id}-problem`;
  const range = usual ? `${usual.min} to ${usual.max} minutes, usually ${usual.typical}` : undefined;
  const button = (by: 1 | -1, isOff: boolean) => (
    <button
      id={`${by < 0 ? "less" : "more"}-${id}`}
      type="button"
      tabIndex={-1}
      aria-label={`One minute ${by < 0 ? "less" : "more"} for ${title}`}
      title="Shift: five at once"
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : (event) => step(by, event)}
      className="step-button"
    >
      <ToolIcon name={by < 0 ? "minus" : "plus"} size={14} />
    </button>
  );
  return (
    <span className="inline-flex max-w-48 flex-wrap items-center">
      <span className="minutes-field">
        {button(-1, minutes <= ITEM_MINUTES.min)}
        <input
          id={`minutes-${id}`}
          type="number"
          inputMode="numeric"
          min={ITEM_MINUTES.min}
          max={ITEM_MINUTES.max}
          aria-label={`Minutes for ${title}`}
          title={range}
          value={typed ?? String(minutes)}
          onChange={(event) => type(event.target.value)}
          onFocus={() => {
            before.current = minutes;
          }}
          onBlur={() => isOut || setTyped(null)}
          aria-invalid={isOut || undefined}
          aria-describedby={isOut ? problemId : undefined}
        />
        {button(1, minutes >= ITEM_MINUTES.max)}
      </span>
      {isOut ? (
        <span id={problemId} role="alert" className="type-note w-full basis-full font-medium">
          {problemOf(typed, minutes)}
        </span>
      ) : null}
    </span>
  );
}
