"use client";

import { useEffect, useState } from "react";
import type { Field } from "#lib/exercises/types";
import { Button } from "#ui/button";
import { Field as Labelled } from "#ui/field";
import { TextInput } from "#ui/text-input";
import { announce } from "../../../../../_ui/announce";
import { useScripted } from "../../../../_components/use-scripted";
import * as WORDS from "./words";

type Timed = Extract<Field, { type: "timer" | "turns" }>;

type TimerControlProps = {
  field: Timed;
  /** Seconds that ran before, as text. */
  value: string;
  /** Minutes as they were typed before a refusal, where no script runs. */
  typed: string;
  /** Told whenever the clock stops, so that the time is saved. */
  onTime: () => void;
};

const words = WORDS.timer;

function partsOf(field: Timed): number {
  return field.type === "turns" ? field.rounds * 2 : field.parts;
}

function minutesOf(field: Timed): readonly number[] {
  return field.type === "turns" ? [field.minutesEach] : field.minutes;
}

/** Whole minutes only: a clock that ticks seconds hurries people. */
function leftWords(seconds: number): string {
  return seconds >= 60 ? words.left(Math.round(seconds / 60)) : words.lastMinute;
}

/** A guide for time or turns: starts and stops by hand, and never moves on by itself. Without scripts, a number to fill in. */
export function TimerControl({ field, value, typed, onTime }: TimerControlProps) {
  const scripted = useScripted();
  const [minutes, setMinutes] = useState(minutesOf(field)[0] ?? 1);
  const [part, setPart] = useState(1);
  const [ran, setRan] = useState(0);
  const [before, setBefore] = useState(Number(value) || 0);
  const [since, setSince] = useState<number | null>(null);
  const parts = partsOf(field);
  const length = minutes * 60;
  const left = Math.max(0, length - ran);
  const over = left === 0;
  const total = Math.round(before + ran);

  useEffect(() => {
    if (since === null) return;
    const tick = setInterval(() => {
      const now = Math.min(length, (Date.now() - since) / 1000);
      setRan(now);
      if (now >= length) {
        setSince(null);
        announce(part < parts ? words.next : words.over);
      }
    }, 1000);
    return () => clearInterval(tick);
  }, [since, length, part, parts]);

  const running = since !== null;
  useEffect(() => {
    if (!running && total > 0) onTime();
  }, [running, total, onTime]);

  if (!scripted) {
    return (
      <Labelled id="minutes" label={WORDS.step.minutes}>
        {(control) => (
          <TextInput
            {...control}
            name="minutes"
            inputMode="numeric"
            width="narrow"
            defaultValue={typed || (before > 0 ? String(Math.round(before / 60)) : "")}
          />
        )}
      </Labelled>
    );
  }

  const start = () => {
    if (over) {
      setBefore(before + ran);
      setRan(0);
      setPart(part + 1);
      setSince(Date.now());
      return;
    }
    setSince(Date.now() - ran * 1000);
  };
  const stop = () => setSince(null);
  const last = over && part >= parts;
  const state = running
    ? leftWords(left)
    : last
      ? words.over
      : over
        ? words.next
        : ran > 0
          ? words.paused
          : words.ready;
  const placeWords = field.type === "turns" ? words.turn(part, parts) : words.part(part, parts);

  return (
    <div className="flex flex-col gap-4">
      <input type="hidden" name="answer" value={total > 0 ? total : ""} />
      {minutesOf(field).length > 1 && !running && ran === 0 ? (
        <fieldset>
          <legend className="type-label mb-1">{words.minutes}</legend>
          <div className="flex flex-col gap-2">
            {minutesOf(field).map((option) => (
              <label key={option} className="choice">
                <span className="choice-box">
                  <input
                    type="radio"
                    name="timer-minutes"
                    checked={option === minutes}
                    onChange={() => setMinutes(option)}
                  />
                </span>
                <span>{words.minutesOption(option)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <div className="sheet flex flex-col gap-2">
        {parts > 1 ? <p className="type-label">{placeWords}</p> : null}
        {field.type === "turns" ? <p>{words.turnWords}</p> : null}
        <p className="type-title">{state}</p>
        <p className="type-note">{words.guide}</p>
        <div className="mt-2 flex flex-wrap gap-3">
          {running || last ? null : (
            <Button kind="primary" onClick={start}>
              {ran > 0 && !over ? words.goOn : words.start}
            </Button>
          )}
          <Button onClick={stop} aria-disabled={!running || undefined}>
            {words.stop}
          </Button>
        </div>
      </div>
    </div>
  );
}
