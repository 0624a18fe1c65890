import { useEffect, useRef } from "react";
import { type KeyPlace, type PlanDeed, type PressedKey, readPlanKey } from "./plan-keys";

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

/** Carries out what keys ask for while the builder is on screen; not while a dialog is open. */
export function usePlanKeys(carryOut: (deed: PlanDeed) => void): void {
  const latest = useRef(carryOut);
  useEffect(() => {
    latest.current = carryOut;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      if (event.target.closest("dialog")) return;
      const deed = readPlanKey(pressedKey(event, event.target));
      if (!deed) return;
      event.preventDefault();
      latest.current(deed);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
