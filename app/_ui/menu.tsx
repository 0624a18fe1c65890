"use client";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

export type MenuChoice = {
  label: string;
  /** The key that does the same. */
  hint?: string | undefined;
  off?: boolean;
  onChoose: () => void;
};
export type MenuGroup = { key: string; title?: string; choices: readonly MenuChoice[] };

type MenuProps = {
  id: string;
  /** What the button is called. */
  label: string;
  /** What the button shows. */
  children: ReactNode;
  groups: () => readonly MenuGroup[];
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A button and its list of deeds: arrows move, Enter chooses, Escape closes, and the focus comes back. */
export function Menu({ id, label, children, groups }: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const choices = () => [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const all = choices();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = STEPS[event.key];
    if (event.key === "Escape") close();
    else if (step) all.at((at + step + all.length) % all.length)?.focus();
    else if (event.key === "Home") all[0]?.focus();
    else if (event.key === "End") all.at(-1)?.focus();
    else if (event.key === "Tab") setOpen(false);
    if (event.key !== "Tab" && event.key !== "Enter" && event.key !== " ") event.preventDefault();
  };
  return (
    <span ref={box} className="screen-only relative inline-flex">
      <button
        ref={button}
        id={id}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="menu-button"
      >
        {children}
      </button>
      {open ? (
        <div
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKey}
          className="motion-panel absolute top-full right-0 z-20 mt-1 flex w-56 flex-col rounded-control border border-border-strong bg-raised py-1 shadow-overlay"
        >
          {groups().map((group) => (
            <div key={group.key} role="presentation" className="border-t py-1 first:border-t-0">
              {group.title ? <p className="type-note px-3 pt-0.5">{group.title}</p> : null}
              {group.choices.map((choice) => (
                <button
                  key={choice.label}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  aria-disabled={choice.off || undefined}
                  onClick={() => {
                    if (choice.off) return;
                    close();
                    choice.onChoose();
                  }}
                  className="flex min-h-control w-full cursor-pointer items-center justify-between gap-3 px-3 py-1 text-left hover:bg-hover focus:bg-hover focus:outline-none aria-disabled:cursor-default aria-disabled:text-border-strong"
                >
                  {choice.label}
                  {choice.hint ? <span className="type-note shrink-0">{choice.hint}</span> : null}
                </button>
              ))}
            </div>
          ))}
        </div>
      ) : null}
    </span>
  );
}
