"use client";
import { useEffect, useRef } from "react";
import { placeIn, readCommand } from "./draft-edits";

const seek = (selector: string) => document.querySelector<HTMLElement>(selector);

/** Where the hands go after a button: along with what moved, and to the next one after what was taken out. */
function targetOf(command: string): HTMLElement | null {
  const read = readCommand(command);
  const at = read && placeIn(read.path);
  if (!read || !at) return null;
  if (read.verb === "remove") {
    return (
      seek(`[data-command="remove ${read.path}"]`) ??
      seek(`[data-command="remove ${at.list}.${at.place - 1}"]`) ??
      seek(`button[value="add ${at.list}"]`)
    );
  }
  const place = at.place + (read.verb === "up" ? -1 : 1);
  return seek(`[data-command="${read.verb} ${at.list}.${place}"]`);
}

/** Keeps the focus with what was moved; call the answer with each command before it is done. */
export function useItemFocus(): (command: string) => void {
  const pending = useRef<string | null>(null);
  useEffect(() => {
    if (pending.current === null) return;
    targetOf(pending.current)?.focus();
    pending.current = null;
  });
  return (command) => {
    pending.current = readCommand(command)?.verb === "add" ? null : command;
  };
}
