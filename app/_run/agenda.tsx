"use client";
import { tookMinutes } from "#lib/planning/rules-run";
import type { RunItem } from "#lib/planning/run-types";
import { PHASE_LABEL } from "#lib/planning/types";
import { Badge } from "#ui/badge";
import { Button } from "#ui/button";
import { Icon } from "#ui/icon";
import type { RunCopy } from "./copy";
import type { PlainAction } from "./current-item";
import { NowThis } from "./now-this";

type AgendaProps = {
  items: readonly RunItem[];
  currentId: string | null;
  isOver: boolean;
  /** What is brought neither back nor up, and why. */
  held: RunCopy["held"];
  plain: PlainAction | null;
  ids: { coupleId: string; sessionId: string };
  onChange: (item: RunItem, to: "planned" | "set_aside" | "now") => void;
};

function stateOf(item: RunItem, currentId: string | null): string {
  if (item.state === "done") {
    if (item.actualMinutes === null) return "Done";
    return item.actualMinutes === item.minutes
      ? `Done, ${item.minutes} min`
      : `Done, ${tookMinutes(item.actualMinutes)} of ${item.minutes} min`;
  }
  if (item.state === "set_aside") return "Set aside";
  return item.id === currentId ? "Now" : `${item.room} min`;
}

/**
 * Every item with what became of it beside what was planned; each can be taken now, set aside or brought back with one
 * press. What is done is brought back alone: it stands before what is up, so it is up then.
 */
export function Agenda({ items, currentId, isOver, held, plain, ids, onChange }: AgendaProps) {
  return (
    <ol className="ruled mt-3">
      {items.map((item) => {
        const to = item.state === "planned" ? "set_aside" : "planned";
        const canBeNow = !isOver && item.id !== currentId && item.state !== "done" && !held[item.id];
        const label = to === "planned" ? "Bring back" : "Set aside";
        return (
          <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="flex min-w-0 flex-col">
              <span className={item.id === currentId ? "font-medium" : undefined}>
                {item.title} {item.addedInRun ? <Badge>Swapped in</Badge> : null}
              </span>
              <span className="type-note">{PHASE_LABEL[item.phase]}</span>
            </span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="type-figure inline-flex items-center gap-1.5 text-text-muted">
                {item.state === "done" ? <Icon name="tick" size={14} /> : null}
                {stateOf(item, currentId)}
              </span>
              {canBeNow ? (
                <NowThis item={item} plain={plain} ids={ids} onNow={() => onChange(item, "now")} />
              ) : null}
              {item.id === currentId ? null : to === "planned" && held[item.id] ? (
                <span className="type-note">{held[item.id] === "weigh" ? "Not weighed" : "On hold"}</span>
              ) : (
                <form
                  {...(plain ? { action: plain } : {})}
                  onSubmit={(event) => {
                    event.preventDefault();
                    onChange(item, to);
                  }}
                >
                  <input type="hidden" name="coupleId" value={ids.coupleId} />
                  <input type="hidden" name="sessionId" value={ids.sessionId} />
                  <input type="hidden" name="itemId" value={item.id} />
                  <input type="hidden" name="state" value={to} />
                  <Button type="submit" kind="plain" aria-label={`${label}: ${item.title}`}>
                    {label}
                  </Button>
                </form>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
