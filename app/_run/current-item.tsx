"use client";
import type { FormEvent } from "react";
import { minutesLeft } from "#lib/planning/rules-run";
import type { RunItem } from "#lib/planning/run-types";
import { ITEM_MINUTES, PHASE_LABEL } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { TextInput } from "#ui/text-input";
import type { TypedMinutes } from "./use-typed-minutes";

const MINUTE = 60_000;
const TITLE =
  "my-1 font-serif focus:outline-none text-[clamp(2rem,1.25rem+2.5vw,3rem)] leading-[1.15] font-medium tracking-[-0.015em]";

/** "7 minutes left", seconds in the last one, and how far it is over. */
function leftWords(item: RunItem): string {
  const ms = item.room * MINUTE - item.spent;
  const minutes = minutesLeft(item);
  if (ms <= 0) {
    const over = Math.floor(-ms / MINUTE);
    return over === 0 ? "Time is up" : `${over} ${over === 1 ? "minute" : "minutes"} over`;
  }
  if (ms <= MINUTE) return `${Math.ceil(ms / 1000)} seconds left`;
  return `${minutes} minutes left`;
}

/** A thin rail of the item's time; the number beside it says the same. */
function Rail({ item }: { item: RunItem }) {
  const gone = Math.min(100, (item.spent / (item.room * MINUTE)) * 100);
  return (
    <svg width="100%" height="4" aria-hidden="true" focusable="false" className="block">
      <rect width="100%" height="4" rx="2" className="fill-band" />
      <rect width={`${gone}%`} height="4" rx="2" className="fill-text" />
    </svg>
  );
}

export type Outcome = "done" | "set_aside";
export type PlainAction = (form: FormData) => void;

type CurrentItemProps = {
  item: RunItem;
  step: number;
  of: number;
  isPaused: boolean;
  isOver: boolean;
  /** What the buttons send where no script runs; ids go with it. */
  plain: PlainAction | null;
  ids: { coupleId: string; sessionId: string };
  /** What was typed as the minutes it took. */
  typed: TypedMinutes;
  onOutcome: (outcome: Outcome) => void;
  onMinutes: (by: number) => void;
  onPause: () => void;
  /** Null where there is no such choice at all. */
  onSwap: (() => void) | null;
  /** Why nothing can be swapped in; null where something can. */
  noSwap: string | null;
};

/** What is up now, large: its name, the time it has left, and what can become of it. */
export function CurrentItem(props: CurrentItemProps) {
  const { item, step, of, isPaused, isOver, plain, ids, typed, onOutcome } = props;
  const { onMinutes, onPause, onSwap, noSwap } = props;
  const { refused } = typed;
  const counted = String(Math.min(ITEM_MINUTES.max, Math.round(item.spent / MINUTE)));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    onOutcome(submitter?.getAttribute("value") === "set_aside" ? "set_aside" : "done");
  };
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="type-note type-figure">
          {step} of {of}, {PHASE_LABEL[item.phase]}
        </p>
        <h2 id="current" tabIndex={-1} className={TITLE}>
          {item.title}
        </h2>
      </div>
      {isOver ? null : (
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="type-figure text-lg">
              <span className="font-medium">{isPaused ? "Paused" : leftWords(item)}</span>
              <span className="text-text-muted"> of {item.room}</span>
              {item.room === item.minutes ? null : (
                <span className="text-text-muted">, {item.minutes} planned</span>
              )}
            </p>
            <div className="flex flex-wrap gap-2 noscript:hidden">
              <Button onClick={() => onMinutes(-1)} aria-keyshortcuts="-">
                -1<span className="sr-only"> minute</span>
              </Button>
              <Button onClick={() => onMinutes(1)} aria-keyshortcuts="+">
                +1<span className="sr-only"> minute</span>
              </Button>
              <Button onClick={() => onMinutes(5)}>
                +5<span className="sr-only"> minutes</span>
              </Button>
              <Button onClick={onPause} aria-keyshortcuts="Space">
                {isPaused ? "Go on" : "Pause"}
              </Button>
            </div>
          </div>
          <Rail item={item} />
        </div>
      )}
      <form {...(plain ? { action: plain } : {})} onSubmit={send} noValidate className="flex flex-col gap-4">
        {refused ? <FormProblems state={refused} fieldIds={{ actualMinutes: "actualMinutes" }} /> : null}
        <input type="hidden" name="coupleId" value={ids.coupleId} />
        <input type="hidden" name="sessionId" value={ids.sessionId} />
        <input type="hidden" name="itemId" value={item.id} />
        <div className="flex flex-wrap items-end gap-4">
          <div className="flex flex-wrap gap-2">
            <Button type="submit" name="state" value="done" kind="primary" aria-keyshortcuts="T">
              Done
            </Button>
            <Button type="submit" name="state" value="set_aside" aria-keyshortcuts="S">
              Set aside
            </Button>
            {onSwap ? (
              <span className="noscript:hidden">
                <Button
                  onClick={onSwap}
                  aria-haspopup={noSwap ? undefined : "dialog"}
                  aria-disabled={noSwap ? true : undefined}
                  aria-describedby={noSwap ? "no-swap" : undefined}
                  aria-keyshortcuts="W"
                >
                  Swap
                </Button>
              </span>
            ) : null}
          </div>
          <Field id="actualMinutes" label="Minutes it took" errors={refused?.fields.actualMinutes ?? []}>
            {(control) => (
              <TextInput
                {...control}
                name="actualMinutes"
                type="number"
                inputMode="numeric"
                width="narrow"
                min={0}
                max={ITEM_MINUTES.max}
                value={typed.text ?? counted}
                onChange={(event) => typed.type(event.target.value)}
              />
            )}
          </Field>
        </div>
        {onSwap && noSwap ? (
          <p id="no-swap" className="type-note noscript:hidden">
            {noSwap}
          </p>
        ) : null}
      </form>
    </div>
  );
}
