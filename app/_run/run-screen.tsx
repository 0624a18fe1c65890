"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { NOT_WEIGHED } from "#lib/planning/rules-checks";
import { paceOf } from "#lib/planning/rules-run";
import type { NoteTag, RunItem } from "#lib/planning/run-types";
import type { SwapOffer } from "#lib/planning/types";
import { Notice } from "#ui/notice";
import { KeepHere } from "../_device/keep-here";
import { useShell } from "../_device/use-shell";
import { announce } from "../_ui/announce";
import { Agenda } from "./agenda";
import { newNumber, type RunCopy } from "./copy";
import { CurrentItem, type Outcome, type PlainAction } from "./current-item";
import { EndRun } from "./end-run";
import { ItemGuide } from "./item-guide";
import { LastYesLine } from "./last-yes-line";
import { NowThis } from "./now-this";
import { OtherDevice } from "./other-device";
import { PaceHelp } from "./pace-help";
import { QuickNote } from "./quick-note";
import { QuickNoteList } from "./quick-note-list";
import { RunHead } from "./run-head";
import type { RunKey } from "./run-key-table";
import { useRunKeys } from "./run-keys";
import { keepRunView } from "./run-view";
import { SafetyAgenda } from "./safety-agenda";
import { SwapDialog } from "./swap-dialog";
import { noSwapBecause } from "./swap-words";
import { SyncLine } from "./sync-line";
import { isAllKept } from "./sync-words";
import { useRun, useWakeLock } from "./use-run";
import { useTypedMinutes } from "./use-typed-minutes";

export type RunScreenProps = {
  copy: RunCopy;
  /** The moment the page was read at; null where this device draws it alone. */
  serverNow: number | null;
  /** What stands under an item that needs the server, by item. */
  live: Readonly<Record<string, ReactNode>>;
  /** Where no script runs, the plain forms; null where nothing but scripts can have drawn this. */
  plain: { record: PlainAction; end: PlainAction } | null;
  /** The keys and their switch. */
  keys: ReactNode;
  /** The server knows an item that came with no page yet: what stands under it has to be read. */
  onNewItem?: () => void;
};

/** A session under way. Everything done here counts on this device first and goes to the server by itself. */
export function RunScreen({ copy, serverNow, live, plain, keys, onNewItem }: RunScreenProps) {
  const { state, sight, keeper, isLoaded, isOwn, turnOwn } = useRun(copy, serverNow);
  const [isDiscreet, setDiscreet] = useState(copy.isDiscreet);
  const [isHandLater, setHandLater] = useState(false);
  const [isNoting, setNoting] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const [swapping, setSwapping] = useState<RunItem | null>(null);
  // What a search found and was taken since the page came: what is at hand for it comes along.
  const [taken, setTaken] = useState<readonly SwapOffer[]>([]);
  const { items, currentId, nextId, isPaused, isSafety, endedAt } = state;
  const current = items.find((item) => item.id === currentId) ?? null;
  const next = items.find((item) => item.id === nextId) ?? null;
  const isOver = endedAt !== null;
  const pace = paceOf(state, copy.startedAt, copy.minutes);
  const ids = { coupleId: copy.coupleId, sessionId: copy.sessionId };
  const base = `/couples/${copy.coupleId}/sessions/${copy.sessionId}`;
  useWakeLock(!isOver);
  const isShellKept = useShell(serverNow !== null && isOwn);

  // When the session moves on, focus moves with it: to the name of what comes now.
  const shown = isSafety ? "safety" : currentId;
  const last = useRef(shown);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    document.getElementById("current")?.focus();
  }, [shown]);

  const isNew =
    sight.waiting.length === 0 && items.some(({ id }) => !copy.items.some((one) => one.id === id));
  useEffect(() => {
    if (isNew) onNewItem?.();
  }, [isNew, onNewItem]);

  const tell = keeper.tell.bind(keeper);
  const typed = useTypedMinutes(currentId);
  const finish = (outcome: Outcome) => {
    const took = current ? typed.take() : false;
    if (!current || !took) return;
    void tell({ kind: outcome, itemId: current.id, minutes: took.minutes });
    announce(`${outcome === "done" ? "Done" : "Set aside"}: ${current.title}.`);
  };
  const changeMinutes = (by: number) => {
    if (!current || isOver) return;
    void tell({ kind: "minutes", itemId: current.id, minutes: by });
    announce(`${Math.max(1, current.room + by)} minutes for ${current.title}.`);
  };
  const pause = () => {
    if (isOver) return;
    void tell({ kind: isPaused ? "go_on" : "pause" });
    announce(isPaused ? "Going on." : "Paused.");
  };
  const safety = () => void tell({ kind: isSafety ? "safety_off" : "safety_on" });
  const whyHeld = ({ id, title }: RunItem) =>
    `${title} ${copy.held[id] === "weigh" ? NOT_WEIGHED : "is on hold"}.`;
  const back = () => {
    const place = items.findIndex((item) => item.id === currentId);
    const before = items.slice(0, place < 0 ? items.length : place).at(-1);
    if (!before) return;
    if (copy.held[before.id]) return announce(whyHeld(before));
    void tell({ kind: "planned_again", itemId: before.id });
    announce(`Back to ${before.title}.`);
  };
  const takeNow = (item: RunItem) => {
    if (isOver) return;
    if (copy.held[item.id]) return announce(whyHeld(item));
    void tell({ kind: "now", itemId: item.id });
    announce(`Now: ${item.title}.${current ? ` ${current.title} comes next.` : ""}`);
  };
  const note = (tag: NoteTag, text: string) => {
    void tell({ kind: "note", itemId: currentId, tag, text });
    announce("The note is kept.");
  };
  const swap = (item: RunItem, to: SwapOffer) => {
    const into = { exerciseSlug: to.slug, exerciseVersion: to.version, title: to.title };
    setTaken((before) => [...before, to]);
    void tell({ kind: "swap", itemId: item.id, newItemId: newNumber(), ...into });
    setSwapping(null);
    announce(`${to.title} instead of ${item.title}.`);
  };
  const end = () => tell({ kind: "end" });
  const handOver = async () => {
    // Asked also where nothing waits: without a network the next page would be the browser's own error.
    await keeper.sync({ ask: true });
    if (!isAllKept(keeper.sight())) return setHandLater(true);
    window.location.assign(`${base}/hand-over`);
  };
  const turnDiscreet = () => {
    void keepRunView(!isDiscreet).catch(() => undefined);
    setDiscreet(!isDiscreet);
  };
  const known = [...copy.offer, ...taken];
  const noSwap = current ? noSwapBecause(current, copy.offer.length) : null;
  const askSwap = () => {
    if (current === null || isOver) return;
    if (noSwap === null) setSwapping(current);
    else announce(noSwap);
  };

  const act: Readonly<Record<RunKey, (shift: boolean) => void>> = {
    " ": pause,
    t: () => finish("done"),
    arrowright: () => finish("done"),
    arrowleft: back,
    s: () => finish("set_aside"),
    w: askSwap,
    x: () => next && takeNow(next),
    "+": (shift) => changeMinutes(shift ? 5 : 1),
    "-": (shift) => changeMinutes(shift ? -5 : -1),
    n: () => setNoting(true),
    h: turnDiscreet,
    "!": safety,
    p: () => serverNow !== null && void handOver(),
    e: () => !isOver && setEnding(true),
  };
  const whileSafe = new Set<RunKey>(["n", "h", "!", "e"]);
  useRunKeys(copy.singleKeys, (key, shift) => {
    if (!isSafety || whileSafe.has(key)) act[key](shift);
  });

  const guide = current
    ? (copy.guides[current.id] ?? known.find(({ slug }) => slug === current.exerciseSlug)?.guide)
    : undefined;
  const lastYes = current
    ? (copy.yes[current.id] ?? known.find(({ slug }) => slug === current.exerciseSlug)?.yes)
    : undefined;
  return (
    <div
      className="flex max-w-reading flex-col gap-7"
      data-run={isLoaded ? "ready" : "starting"}
      data-sync={sight.sync.kind}
      data-written={sight.isInWindowAlone ? "no" : "yes"}
      data-offline={isShellKept ? "ready" : undefined}
    >
      <RunHead
        copy={copy}
        isDiscreet={isDiscreet}
        base={serverNow === null ? null : base}
        onDiscreet={turnDiscreet}
        onNote={() => setNoting(true)}
        onSafety={safety}
        onHandOver={serverNow === null ? null : () => void handOver()}
        isSafety={isSafety}
      />
      <SyncLine
        sight={sight}
        now={Date.now()}
        isOffline={serverNow === null}
        onRetry={() => void keeper.sync({ ask: true })}
      />
      {isHandLater && !isAllKept(sight) ? (
        <div role="alert">
          <Notice kind="warning">You are offline. The tablet can be handed over once all is sent.</Notice>
        </div>
      ) : null}
      {isSafety ? (
        <SafetyAgenda
          helpLines={copy.helpLines}
          peopleHref={serverNow === null ? null : `/couples/${copy.coupleId}/people`}
          onBack={safety}
        />
      ) : (
        <>
          <section aria-labelledby="current" className="flex flex-col gap-5">
            {current ? (
              <CurrentItem
                key={current.id}
                item={current}
                step={items.indexOf(current) + 1}
                of={items.length}
                isPaused={isPaused}
                isOver={isOver}
                plain={plain?.record ?? null}
                ids={ids}
                typed={typed.field}
                onOutcome={finish}
                onMinutes={changeMinutes}
                onPause={pause}
                onSwap={isOver || current.kind === "review" ? null : askSwap}
                noSwap={noSwap}
              />
            ) : (
              <h2 id="current" tabIndex={-1} className="type-display focus:outline-none">
                That was the last item
              </h2>
            )}
            {isOver ? null : (
              <PaceHelp
                state={state}
                pace={pace}
                least={copy.least}
                onShorten={(changes) => {
                  for (const change of changes) void tell({ kind: "minutes", ...change });
                  announce("Shortened to fit.");
                }}
                onSetAside={(itemId, title) => {
                  if (itemId === currentId) return finish("set_aside");
                  void tell({ kind: "set_aside", itemId, minutes: null });
                  announce(`Set aside: ${title}.`);
                }}
              />
            )}
            {next ? (
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t pt-4">
                <p className="text-lg">
                  <span className="text-text-muted">Next: </span>
                  {next.title}
                  <span className="type-figure text-text-muted">, {next.room} minutes</span>
                </p>
                {isOver || copy.held[next.id] ? null : (
                  <NowThis
                    item={next}
                    plain={plain?.record ?? null}
                    ids={ids}
                    shortcut="X"
                    onNow={() => takeNow(next)}
                  />
                )}
              </div>
            ) : null}
            {!isOver && current
              ? (live[current.id] ?? (lastYes ? <LastYesLine yes={lastYes} /> : null))
              : null}
            {guide ? <ItemGuide guide={guide} /> : null}
          </section>
          <QuickNoteList sight={sight} zone={copy.zone} isDiscreet={isDiscreet} />
          <details className="border-t pt-4" open={current === null}>
            <summary className="type-label">The whole plan</summary>
            <Agenda
              items={items}
              currentId={currentId}
              isOver={isOver}
              held={copy.held}
              plain={plain?.record ?? null}
              ids={ids}
              onChange={(item, to) => {
                if (to === "now") return takeNow(item);
                if (to === "planned") void tell({ kind: "planned_again", itemId: item.id });
                else void tell({ kind: "set_aside", itemId: item.id, minutes: null });
                announce(`${to === "planned" ? "Back in the plan" : "Set aside"}: ${item.title}.`);
              }}
            />
          </details>
        </>
      )}
      <OtherDevice sight={sight} zone={copy.zone} />
      {isLoaded ? <KeepHere thing="run" isOwn={isOwn} onTurn={turnOwn} /> : null}
      <EndRun
        kind={current ? "quiet" : "primary"}
        endedAt={endedAt}
        zone={copy.zone}
        ids={ids}
        plain={plain?.end ?? null}
        wrapUp={`${base}/wrap-up`}
        waits={sight.waiting.length > 0}
        onEnd={end}
        isAsked={isEnding}
        onAsked={() => setEnding(false)}
      />
      {keys}
      <QuickNote open={isNoting} onClose={() => setNoting(false)} onNote={note} />
      <SwapDialog
        item={swapping}
        offer={copy.offer}
        base={`${base}/run`}
        onClose={() => setSwapping(null)}
        onSwap={swap}
      />
    </div>
  );
}
