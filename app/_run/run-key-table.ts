/** Every single key of a run. Source: screen paper, section 2.5. */
export const RUN_KEYS = [
  { key: " ", label: "Space", does: "Pause, or go on" },
  { key: "t", label: "T", does: "Tick the item off" },
  { key: "arrowright", label: "→", does: "Done, on to the next" },
  { key: "arrowleft", label: "←", does: "Back to the one before" },
  { key: "s", label: "S", does: "Set it aside" },
  { key: "w", label: "W", does: "Swap it" },
  { key: "x", label: "X", does: "The next one now, this one after it" },
  { key: "+", label: "+", does: "A minute more (Shift: five)" },
  { key: "-", label: "-", does: "A minute less (Shift: five)" },
  { key: "n", label: "N", does: "Quick note" },
  { key: "h", label: "H", does: "Hide names and notes, or show them" },
  { key: "!", label: "!", does: "Safety steps, or back to the plan" },
  { key: "p", label: "P", does: "Hand the tablet to a partner" },
  { key: "e", label: "E", does: "End the session" },
] as const;

export type RunKey = (typeof RUN_KEYS)[number]["key"];
