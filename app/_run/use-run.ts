import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { countTo, runOf } from "#lib/planning/rules-run";
import type { RunState } from "#lib/planning/run-types";
import { type Lost, lostHere } from "../_device/lost-here";
import { forgetDevice, isOwnDevice } from "../_device/own-device";
import { makeOwnDevice, mayKeepHere } from "../_device/shelf";
import { clockAheadOf, type RunCopy } from "./copy";
import { RunKeeper, type RunSight } from "./keeper";
import { putEvents } from "./put-events";
import { memoryStore, openStore, type RunStore } from "./store";

/**
 * The device's own store where this member said that it is theirs; else memory alone, as where the browser gives
 * neither storage nor a cipher, and what another left here goes. Source: security paper, SAFE-10.
 */
async function storeOf(owner: string): Promise<RunStore> {
  try {
    return (await mayKeepHere(owner)) ? await openStore(owner) : memoryStore();
  } catch {
    return memoryStore();
  }
}

const LOOK_AGAIN = 10_000;
const EVERY_SECOND = 1000;
/** Seconds are shown only in the last minute of an item. Source: screen paper, section 2.5. */
const LAST_MINUTE = 60_000;

export type Run = {
  state: RunState;
  sight: RunSight;
  keeper: RunKeeper;
  now: number;
  isLoaded: boolean;
  /** Whether the member said that this device is their own, so that the run is kept on it. */
  isOwn: boolean;
  /** Answers with what would be lost where it must be asked first. */
  turnOwn: (on: boolean, isSure?: boolean) => Promise<boolean | Lost>;
};

/**
 * A run as this device sees it, drawn from the events it knows and the time. `serverNow` is the moment the page was
 * read at, so that the first drawing is the same on the server and here; null where there was no server.
 */
export function useRun(copy: RunCopy, serverNow: number | null): Run {
  const first = useRef(copy);
  // One keeper for one screen: what a later reading of the page brings is heard below.
  const [keeper] = useState(() => {
    const { owner, clockAhead } = first.current;
    const isHere = serverNow !== null && typeof window !== "undefined";
    const ahead = isHere ? clockAheadOf(serverNow, Date.now()) : clockAhead;
    const lazy = typeof window === "undefined" ? new Promise<RunStore>(() => undefined) : storeOf(owner);
    return new RunKeeper({ ...first.current, clockAhead: ahead }, lazy, putEvents);
  });
  const sight = useSyncExternalStore(keeper.subscribe, keeper.sight, keeper.sight);
  const [now, setNow] = useState(serverNow ?? keeper.now());
  const [isLoaded, setLoaded] = useState(false);
  const [isOwn, setOwn] = useState(false);
  // Drawn without a server.
  const isAlone = serverNow === null;
  const turnOwn = async (on: boolean, isSure = false) => {
    const { owner, sessionId } = first.current;
    const lost = on || isSure ? null : await lostHere({ queueOf: sessionId });
    if (lost) return lost;
    if (on) await makeOwnDevice(owner);
    else forgetDevice();
    await keeper.keepIn(storeOf(owner));
    const isChosen = isOwnDevice(owner);
    setOwn(isChosen);
    return isChosen;
  };

  useEffect(() => {
    setOwn(isOwnDevice(first.current.owner));
    // It asks for a server at once: whether there is a network is then known.
    void keeper
      .begin()
      .then(() => (isAlone ? keeper.sync({ ask: true }) : undefined))
      .finally(() => setLoaded(true));
    const send = () => void keeper.sync({ ask: true });
    const seen = () => void keeper.sync({ ask: true, leaving: document.visibilityState === "hidden" });
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", seen);
    return () => {
      window.removeEventListener("online", send);
      document.removeEventListener("visibilitychange", seen);
      keeper.stop();
    };
  }, [keeper, isAlone]);

  // Another window of this browser took the choice back, and with it what lay here of this run.
  useEffect(() => {
    const look = () => {
      if (!isOwnDevice(first.current.owner)) setOwn(false);
    };
    window.addEventListener("storage", look);
    return () => window.removeEventListener("storage", look);
  }, []);

  // What lies in this window alone is lost with it: the browser asks before it closes. On one's own device that is a
  // step for the moment until it is written, and what it cannot write.
  const isAtRisk = sight.isInWindowAlone || (!isOwn && sight.waiting.length > 0);
  useEffect(() => {
    if (!isAtRisk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAtRisk]);

  useEffect(() => keeper.hear(copy.events), [keeper, copy.events]);

  const told = useMemo(() => runOf(copy.items, copy.startedAt, sight.events), [copy, sight.events]);
  const state = useMemo(() => countTo(told, Math.max(now, told.countedTo)), [told, now]);
  const current = state.items.find((item) => item.id === state.currentId);
  const isLast = current !== undefined && current.room * 60_000 - current.spent <= LAST_MINUTE;
  const isOver = state.endedAt !== null;
  useEffect(() => {
    if (isOver) return;
    const look = () => setNow(keeper.now());
    look();
    const timer = setInterval(look, isLast ? EVERY_SECOND : LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [keeper, isOver, isLast]);

  return { state, sight, keeper, now, isLoaded, isOwn, turnOwn };
}

/** Keeps the screen awake while a run is on it, where the browser can. */
export function useWakeLock(on: boolean): void {
  useEffect(() => {
    if (!on || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let isGone = false;
    const ask = async () => {
      if (document.visibilityState !== "visible" || isGone) return;
      // Refused on a low battery or by the browser's settings: the run goes on all the same.
      lock = await navigator.wakeLock.request("screen").catch(() => null);
      if (isGone) await lock?.release();
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, [on]);
}
