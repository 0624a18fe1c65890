"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "../announce";
import { Button } from "../button";
import { onceScripted, useScripted } from "../use-scripted";
import type { ControlProps } from "./asked";
import { MinutesInput } from "./minutes-input";
import { SameRoom } from "./same-room";
import { TIME_WORDS as words } from "./time-words";
import { useClock } from "./use-clock";

type PacerProps = ControlProps<"pacer"> & { typed: string };

const LOOK_MS = 200;
const SMALL = "scale(0.45)";
const LARGE = "scale(1)";
const SOFT = "cubic-bezier(0.4, 0, 0.6, 1)";

const wantsLessMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

type Breath = { word: string; count: number; second: number };

/** Where in a breath a moment is: the word, and how many seconds of it are left. */
function breathAt(ranMs: number, inSeconds: number, outSeconds: number): Breath {
  const at = (ranMs / 1000) % (inSeconds + outSeconds);
  const second = Math.floor(at);
  return at < inSeconds
    ? { word: words.breatheIn, count: Math.ceil(inSeconds - at), second }
    : { word: words.breatheOut, count: Math.ceil(inSeconds + outSeconds - at), second };
}

type BarProps = { breath: Breath | null; inSeconds: number; outSeconds: number };

/** One breath as a bar of seconds, in and then out; a step a second and nothing that moves between. */
function SteppedBar({ breath, inSeconds, outSeconds }: BarProps) {
  const seconds = Array.from({ length: inSeconds + outSeconds }, (_, second) => second);
  return (
    <div className="pacer-bar">
      {seconds.map((second) => (
        <span
          key={second}
          className="pacer-step"
          data-on={(breath !== null && second <= breath.second) || undefined}
          data-turn={second === inSeconds || undefined}
        />
      ))}
    </div>
  );
}

/**
 * A slow circle to breathe with, its word and a count; started and stopped by hand. The circle can be turned off at
 * any time, and is off where less motion is asked for: then a bar fills second by second. A screen reader hears the
 * pace once and no chatter after it. Without scripts, minutes to fill in.
 */
export function PacerControl({ question, name, value, typed, onChange }: PacerProps) {
  const { minutes, inSeconds, outSeconds } = question;
  const scripted = useScripted();
  const saved = Number(value) || 0;
  const box = useRef<HTMLDivElement>(null);
  const circle = useRef<HTMLDivElement>(null);
  const [breath, setBreath] = useState<Breath | null>(null);
  const [still, setStill] = useState(false);
  const clock = useClock({
    saved,
    lengths: [minutes],
    parts: 1,
    inside: box,
    onStop: onChange,
    onOver: () => announce(words.over),
  });
  const { running, over, ran, total } = clock;
  const ranAtStart = useRef(0);
  ranAtStart.current = ran;

  const begunAt = useRef<number | null>(null);

  useEffect(() => setStill(wantsLessMotion()), []);

  useEffect(() => {
    if (!running) {
      setBreath(null);
      begunAt.current = null;
      return;
    }
    // Turning the circle off or on goes on in the same breath.
    begunAt.current ??= Date.now() - ranAtStart.current * 1000;
    const begun = begunAt.current;
    const grow = still
      ? null
      : circle.current?.animate(
          [
            { transform: SMALL, easing: SOFT },
            { transform: LARGE, offset: inSeconds / (inSeconds + outSeconds), easing: SOFT },
            { transform: SMALL },
          ],
          { duration: (inSeconds + outSeconds) * 1000, iterations: Number.POSITIVE_INFINITY },
        );
    if (grow) grow.currentTime = Date.now() - begun;
    const look = () => setBreath(breathAt(Date.now() - begun, inSeconds, outSeconds));
    look();
    const tick = setInterval(look, LOOK_MS);
    return () => {
      clearInterval(tick);
      grow?.cancel();
    };
  }, [running, still, inSeconds, outSeconds]);

  const pace = words.breathe(inSeconds, outSeconds);
  const start = () => {
    announce(pace);
    clock.start();
  };
  return (
    <div ref={box} className="flex flex-col gap-4">
      <p className="reading">
        {pace} <span className={onceScripted(scripted)}>{still ? words.count : words.follow}</span>
      </p>
      <SameRoom scripted={scripted} plain={<MinutesInput typed={typed} seconds={saved} />}>
        <div className="sheet flex flex-col items-center gap-4">
          {scripted ? <input type="hidden" name={name} value={total > 0 ? total : ""} /> : null}
          <div className="pacer" data-still={still || undefined} aria-hidden="true">
            <div ref={circle} className="pacer-circle" />
            <p className="pacer-word">
              {breath ? breath.word : ""}
              {breath ? <span className="type-figure block">{breath.count}</span> : null}
            </p>
            {still ? <SteppedBar breath={breath} inSeconds={inSeconds} outSeconds={outSeconds} /> : null}
          </div>
          {running ? null : (
            <p className="type-title">{over ? words.over : ran > 0 ? words.paused : words.ready}</p>
          )}
          {!running && ran === 0 && total >= 60 ? <p>{words.soFar(Math.round(total / 60))}</p> : null}
          <div className="flex flex-wrap justify-center gap-3">
            {running || over ? null : (
              <Button kind="primary" onClick={start}>
                {ran > 0 ? words.goOn : words.start}
              </Button>
            )}
            <Button onClick={clock.stop} aria-disabled={!running || undefined}>
              {words.stop}
            </Button>
          </div>
          <Button onClick={() => setStill(!still)} aria-pressed={still}>
            {words.circleOff}
          </Button>
          <p className="type-note">{words.breatheGuide}</p>
        </div>
      </SameRoom>
    </div>
  );
}
