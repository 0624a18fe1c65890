"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { NamedCouple } from "#lib/couples/list-code-names";
import { Dialog } from "#ui/dialog";
import { TextInput } from "#ui/text-input";
import { leaveFor } from "../saving/leaving";
import { type Entry, findEntries, SHOWN } from "./find-entries";
import { KeyCaps } from "./key-caps";
import { KEYS, type KeyRow } from "./key-table";
import { press, pressable } from "./press";

/** What the table offers on this page: what stands here to be pressed, and where one can go. */
function entriesHere(): Entry[] {
  return (KEYS as readonly KeyRow[]).flatMap(({ id, keys, says, deed }): Entry[] => {
    if (deed.kind === "press")
      return pressable(id) ? [{ id, kind: "Here", says, keys, does: { kind: "press", id } }] : [];
    if (deed.kind === "go") return [{ id, kind: "Go to", says, keys, does: { kind: "go", href: deed.href } }];
    if (id === "sheet") return [{ id, kind: "Go to", says, keys, does: { kind: "open", what: "sheet" } }];
    return [];
  });
}

const MORE_PLACES: readonly Entry[] = [
  {
    id: "new-exercise",
    kind: "Go to",
    says: "Write a new exercise",
    keys: null,
    does: { kind: "go", href: "/library/new" },
  },
  {
    id: "measures",
    kind: "Go to",
    says: "Go to Measures",
    keys: null,
    does: { kind: "go", href: "/library/measures" },
  },
  {
    id: "how-chosen",
    kind: "Go to",
    says: "How suggestions are chosen",
    keys: null,
    does: { kind: "go", href: "/how-chosen" },
  },
];

function coupleEntry({ id, codeName }: NamedCouple): Entry {
  return { id, kind: "Couples", says: codeName, keys: null, does: { kind: "go", href: `/couples/${id}` } };
}

type Couples = { kind: "coming" } | { kind: "here"; entries: Entry[] } | { kind: "failed" };

function useCouples(): Couples {
  const [couples, setCouples] = useState<Couples>({ kind: "coming" });
  useEffect(() => {
    const stop = new AbortController();
    fetch("/api/code-names", { signal: stop.signal, cache: "no-store" })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        const { couples: found } = (await answer.json()) as { couples: NamedCouple[] };
        setCouples({ kind: "here", entries: found.map(coupleEntry) });
      })
      .catch(() => {
        if (!stop.signal.aborted) setCouples({ kind: "failed" });
      });
    return () => stop.abort();
  }, []);
  return couples;
}

/** Finds a step, a page or a couple by a few letters; Enter takes the first. */
export function Palette({ onClose, onSheet }: { onClose: () => void; onSheet: () => void }) {
  const router = useRouter();
  const hintId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const couples = useCouples();
  const here = useMemo(() => [...entriesHere(), ...MORE_PLACES], []);
  const found = findEntries(couples.kind === "here" ? [...here, ...couples.entries] : here, typed);
  const shown = found.slice(0, SHOWN);

  useEffect(() => box.current?.querySelector("input")?.focus(), []);

  const take = ({ does }: Entry) => {
    onClose();
    if (does.kind === "go") leaveFor(does.href, (page) => router.push(page as never));
    else if (does.kind === "open") onSheet();
    // The dialog gives the focus back first: what is pressed may need it.
    else setTimeout(() => press(does.id));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [...(box.current?.querySelectorAll<HTMLElement>("input, button") ?? [])];
    const place = stops.indexOf(event.currentTarget);
    stops[Math.min(Math.max(place + step, 0), stops.length - 1)]?.focus();
  };

  return (
    <Dialog open onClose={onClose} title="Find">
      <div ref={box} className="flex flex-col gap-3">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const [first] = shown;
            if (first) take(first);
          }}
        >
          <TextInput
            type="search"
            aria-label="A page, a couple or a step"
            aria-describedby={hintId}
            autoComplete="off"
            spellCheck={false}
            onKeyDown={onKeyDown}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
        <p id={hintId} role="status" className="type-note">
          {found.length === 0
            ? couples.kind === "coming"
              ? "Looking."
              : "Nothing begins with these letters."
            : "Enter takes the first. Arrows move."}
          {couples.kind === "failed" ? " Couples could not be fetched just now." : ""}
        </p>
        <ul className="flex flex-col">
          {shown.map((entry, place) => (
            <li key={`${entry.kind} ${entry.id}`}>
              {shown[place - 1]?.kind === entry.kind ? null : (
                <p className="type-label mt-2 mb-1" aria-hidden="true">
                  {entry.kind}
                </p>
              )}
              <button
                type="button"
                className="palette-entry motion-press"
                onKeyDown={onKeyDown}
                onClick={() => take(entry)}
              >
                <span>{entry.says}</span>
                {entry.keys ? <KeyCaps keys={entry.keys} /> : null}
              </button>
            </li>
          ))}
        </ul>
        {found.length > SHOWN ? <p className="type-note">{found.length - SHOWN} more. Type on.</p> : null}
      </div>
    </Dialog>
  );
}
