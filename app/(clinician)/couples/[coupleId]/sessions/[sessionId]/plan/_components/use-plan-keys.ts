import { useEffect, useLayoutEffect, useRef } from "react";
import {
  type KeyPlace,
  PANE_KEYS,
  type Pane,
  type PlanDeed,
  type PressedKey,
  readPlanKey,
} from "../../../../../../_components/keys/plan-keys";
import { singleKeysAreOn } from "../../../../../../_components/keys/single-keys";

const QUIET_INPUTS = new Set(["radio", "checkbox", "button", "submit"]);

function placeOf(target: Element): KeyPlace {
  if (target instanceof HTMLInputElement) {
    if (target.type === "number") return "number";
    return QUIET_INPUTS.has(target.type) ? "plain" : "field";
  }
  return target.matches("select, textarea, [contenteditable]") ? "field" : "plain";
}

function pressedKey(event: KeyboardEvent, target: Element): PressedKey {
  return {
    key: event.key,
    alt: event.altKey,
    command: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    place: placeOf(target),
    onButton: target.matches("button"),
    itemId: target.closest("[data-item]")?.getAttribute("data-item") ?? null,
  };
}

/** Carries out what keys ask for while the builder is on screen; not while a dialog or a menu is open. */
export function usePlanKeys(carryOut: (deed: PlanDeed) => void, turn: (pane: Pane) => void): void {
  const latest = useRef({ carryOut, turn });
  useLayoutEffect(() => {
    latest.current = { carryOut, turn };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      if (event.target.closest('dialog, [role="menu"]')) return;
      const pressed = pressedKey(event, event.target);
      const isSingle = !pressed.command && !pressed.alt;
      if (isSingle && !event.key.startsWith("Arrow") && !singleKeysAreOn()) return;
      const pane = pressed.place === "plain" && isSingle ? PANE_KEYS[event.key]?.pane : undefined;
      const deed = readPlanKey(pressed);
      if (!deed && !pane) return;
      event.preventDefault();
      if (deed) latest.current.carryOut(deed);
      else if (pane) latest.current.turn(pane);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
