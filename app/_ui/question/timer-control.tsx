"use client";

import { useRef } from "react";
import { announce } from "../announce";
import { Button } from "../button";
import { useScripted } from "../use-scripted";
import type { ControlProps } from "./asked";
import { MinutesInput } from "./minutes-input";
import { SameRoom } from "./same-room";
import { TIME_WORDS as words } from "./time-words";
import { useClock } from "./use-clock";

type TimerProps = ControlProps<"timer" | "turns"> & {
  /** Minutes as they were typed before a refusal, where no script runs. */
  typed: string;
  /** Which turn it is, where partners take turns; each turn is a page of its own. */
  turn: number;
};

/** Whole minutes only: a clock that ticks seconds hurries people. */
function leftWords(seconds: number): string {
  return seconds >= 60 ? words.left(Math.round(seconds / 60)) : words.lastMinute;
}

/** A guide for time or for one turn: starts and stops by hand, and never moves on by itself. Without scripts, a number to fill in. */
export function TimerControl({ question, name, value, typed, turn, onChange }: TimerProps) {
  const scripted = useScripted();
  const isTurn = question.type === "turns";
  const lengths = isTurn ? [question.minutesEach] : question.minutes;
  const parts = isTurn ? 1 : question.parts;
  const turns = isTurn ? question.rounds * 2 : 1;
  const saved = Number(value) || 0;
  const box = useRef<HTMLDivElement>(null);
  const overWords = (part: number) =>
    part < parts ? words.next : isTurn && turn < turns ? words.turnOver : words.over;
  const clock = useClock({
    saved,
    lengths,
    parts,
    inside: box,
    onStop: onChange,
    onOver: (part) => announce(overWords(part)),
  });
  const { running, over, ran, total } = clock;
  const last = over && clock.part >= parts;
  const pausedWords = isTurn ? words.onBreak : words.paused;
  const state = running
    ? leftWords(clock.left)
    : over
      ? overWords(clock.part)
      : ran > 0
        ? pausedWords
        : words.ready;
  return (
    <div ref={box}>
      <SameRoom scripted={scripted} plain={<MinutesInput typed={typed} seconds={saved} />}>
        <div className="flex flex-col gap-4">
          {scripted ? <input type="hidden" name={name} value={total > 0 ? total : ""} /> : null}
          {lengths.length > 1 && !running && ran === 0 ? (
            <fieldset>
              <legend className="type-label mb-1">{words.howLong}</legend>
              <div className="flex flex-col gap-2">
                {lengths.map((option) => (
                  <label key={option} className="choice">
                    <span className="choice-box">
                      <input
                        type="radio"
                        name={`${name}-minutes`}
                        disabled={!scripted}
                        checked={option === clock.minutes}
                        onChange={() => clock.setMinutes(option)}
                      />
                    </span>
                    <span>{words.minutesOption(option)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          ) : null}
          <div className="sheet flex flex-col gap-2">
            {isTurn ? <p className="type-label">{words.turn(turn, turns)}</p> : null}
            {parts > 1 ? <p className="type-label">{words.part(clock.part, parts)}</p> : null}
            {isTurn ? <p>{words.turnWords}</p> : null}
            <p className="type-title">{state}</p>
            {!isTurn && !running && ran === 0 && total >= 60 ? (
              <p>{words.soFar(Math.round(total / 60))}</p>
            ) : null}
            <p className="type-note">{words.guide}</p>
            <div className="mt-2 flex flex-wrap gap-3">
              {running || last ? null : (
                <Button kind="primary" onClick={over ? clock.startNext : clock.start}>
                  {ran > 0 && !over ? words.goOn : words.start}
                </Button>
              )}
              <Button onClick={clock.stop} aria-disabled={!running || undefined}>
                {isTurn ? words.takeBreak : words.stop}
              </Button>
            </div>
          </div>
        </div>
      </SameRoom>
    </div>
  );
}
