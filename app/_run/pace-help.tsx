"use client";
import { useState } from "react";
import { easiestToSetAside, type Pace, paceLine, shorten } from "#lib/planning/rules-run";
import type { RunState } from "#lib/planning/run-types";
import { Button } from "#ui/button";

type PaceHelpProps = {
  state: RunState;
  pace: Pace;
  least: Readonly<Record<string, number>>;
  onShorten: (changes: readonly { itemId: string; minutes: number }[]) => void;
  onSetAside: (itemId: string, title: string) => void;
};

/** Whoever said "Leave as is" is asked again only when it gets so much later. Ours. */
const ASK_AGAIN_AFTER = 5;

/** The time left against what is planned, and when that does not fit, three ways out of one tap each. */
export function PaceHelp({ state, pace, least, onShorten, onSetAside }: PaceHelpProps) {
  const [left, setLeft] = useState(0);
  const lack = pace.planned - pace.left;
  const asks = pace.isBehind && lack > left;
  const changes = asks ? shorten(state, pace, least) : [];
  const aside = asks ? easiestToSetAside(state) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className={`type-figure ${asks ? "font-medium" : "text-text-muted"}`}>{paceLine(pace)}</p>
      {asks ? (
        <fieldset className="flex flex-wrap items-center gap-2 noscript:hidden">
          <legend className="sr-only">Short of time</legend>
          {changes.length > 0 ? <Button onClick={() => onShorten(changes)}>Shorten</Button> : null}
          {aside ? (
            <Button onClick={() => onSetAside(aside.id, aside.title)}>Set aside {aside.title}</Button>
          ) : null}
          <Button kind="plain" onClick={() => setLeft(lack + ASK_AGAIN_AFTER)}>
            Leave as is
          </Button>
        </fieldset>
      ) : null}
    </div>
  );
}
