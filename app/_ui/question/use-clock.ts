import { type RefObject, useEffect, useRef, useState } from "react";
import { beforeLeaving } from "../shell/last-words";
import { placeInParts } from "./clock-parts";
import { forgetClock, keepClock, keptClock } from "./kept-clock";

type ClockProps = {
  /** Seconds that ran before. */
  saved: number;
  /** Lengths one part can have, in minutes; the first to begin with. */
  lengths: readonly number[];
  /** How many parts there are, one after the other. */
  parts: number;
  /** Something inside the form, whose sending stops the clock. */
  inside: RefObject<HTMLElement | null>;
  /** Told when the clock stops, by hand or at the end of a part. */
  onStop: () => void;
  /** Told at the end of a part. */
  onOver: (part: number) => void;
};

/**
 * A clock that is started and stopped by hand. It counts from an instant, so a locked screen does not slow it, and
 * the instant is kept for the tab, so a reload does not stop it. It never runs past its length.
 */
export function useClock({ saved, lengths, parts, inside, onStop, onOver }: ClockProps) {
  const [from] = useState(() => placeInParts(saved, lengths, parts));
  const [minutes, setMinutes] = useState(lengths[0] ?? 1);
  const [part, setPart] = useState(from.part);
  const [before, setBefore] = useState(from.before);
  const [ran, setRan] = useState(from.ran);
  const [since, setSince] = useState<number | null>(null);
  const length = minutes * 60;
  const running = since !== null;
  const total = Math.round(before + ran);
  const told = useRef({ onStop, onOver });
  told.current = { onStop, onOver };

  useEffect(() => {
    const kept = keptClock();
    if (!kept) return;
    setMinutes(kept.minutes);
    setPart(kept.part);
    setBefore(kept.before);
    setRan(Math.min(kept.minutes * 60, Math.max(0, (Date.now() - kept.since) / 1000)));
    setSince(kept.since);
  }, []);

  useEffect(() => {
    if (since === null) return;
    keepClock({ since, before, part, minutes });
    const look = () => {
      const now = Math.min(length, Math.max(0, (Date.now() - since) / 1000));
      setRan(now);
      if (now < length) return;
      setSince(null);
      forgetClock();
      told.current.onOver(part);
    };
    look();
    const tick = setInterval(look, 1000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(tick);
      document.removeEventListener("visibilitychange", look);
    };
  }, [since, length, part, before, minutes]);

  useEffect(() => {
    if (!running && total > 0) told.current.onStop();
  }, [running, total]);

  const stop = () => {
    setSince(null);
    forgetClock();
  };

  useEffect(() => {
    const form = inside.current?.closest("form");
    const end = () => {
      setSince(null);
      forgetClock();
    };
    form?.addEventListener("submit", end);
    const stay = beforeLeaving(async () => forgetClock());
    return () => {
      form?.removeEventListener("submit", end);
      stay();
    };
  }, [inside]);

  const left = Math.max(0, length - ran);
  return {
    minutes,
    setMinutes,
    part,
    ran,
    left,
    total,
    running,
    over: left === 0,
    start: () => setSince(Date.now() - ran * 1000),
    /** Begins the part after one that is over. */
    startNext: () => {
      setBefore(before + ran);
      setRan(0);
      setPart(part + 1);
      setSince(Date.now());
    },
    stop,
  };
}
