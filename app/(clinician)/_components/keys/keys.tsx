"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useLayoutEffect, useRef, useState } from "react";
import { leaveFor } from "../saving/leaving";
import { KEYS, type KeyRow } from "./key-table";
import { moveLine } from "./lines";
import { type AtHand, exerciseAtHand } from "./peek-at-hand";
import { press, pressable } from "./press";
import { type FirstKey, type PressedKey, readKey } from "./read-key";
import { searchPage } from "./search-page";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));
const Peek = lazy(async () => ({ default: (await import("./peek")).Peek }));
const KeySheet = lazy(async () => ({ default: (await import("./key-sheet")).KeySheet }));

const TYPED =
  "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), select, textarea, [contenteditable]";

function pressedKey(event: KeyboardEvent): PressedKey {
  const target = event.target instanceof Element ? event.target : null;
  const dialogs = [...document.querySelectorAll("dialog[open]")];
  return {
    key: event.key,
    mod: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    isTyping: target?.closest(TYPED) != null,
    inDialog: dialogs.length > 0,
    inSheet: dialogs.length === 1 && target?.closest("dialog.sheet-dialog[open]") != null,
    isRepeat: event.repeat,
  };
}

/** Carries out the keys of the table, on every page of the clinician; `single` says whether single keys count. */
export function Keys({ single }: { single: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState<"palette" | "sheet" | null>(null);
  const [peeked, setPeeked] = useState<AtHand | null>(null);
  const first = useRef<FirstKey>(null);
  // With the page that says so, not a moment after it: a key pressed right then has to count, or not to.
  useLayoutEffect(() => {
    const carryOut = ({ id, deed }: KeyRow) => {
      if (deed.kind === "go") leaveFor(deed.href, (page) => router.push(page as never));
      else if (deed.kind === "press") press(id);
      else if (deed.kind === "line") moveLine(deed.by);
      else if (deed.kind === "open") setOpen(deed.what);
      else if (deed.kind === "peek") setPeeked(exerciseAtHand(document.activeElement));
      else if (deed.kind === "search") {
        if (!searchPage()) setOpen("palette");
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const read = readKey<KeyRow>(KEYS, pressedKey(event), {
        first: first.current,
        at: event.timeStamp,
        single,
      });
      first.current = read.first;
      if (!read.row || (read.row.deed.kind === "press" && !pressable(read.row.id))) return;
      if (read.row.deed.kind === "peek" && !exerciseAtHand(document.activeElement)) return;
      event.preventDefault();
      carryOut(read.row);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, single]);
  const close = () => setOpen(null);
  return (
    <Suspense fallback={null}>
      <span hidden data-single-keys={single ? "on" : "off"} />
      {open === "palette" ? <Palette onClose={close} onSheet={() => setOpen("sheet")} /> : null}
      {peeked ? <Peek of={peeked} onClose={() => setPeeked(null)} /> : null}
      {open === "sheet" ? <KeySheet onClose={close} single={single} /> : null}
    </Suspense>
  );
}
