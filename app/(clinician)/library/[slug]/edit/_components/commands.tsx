"use client";
import type { MouseEvent, ReactNode } from "react";
import { Button } from "#ui/button";
import { ToolIcon, type ToolIconName } from "#ui/tool-icon";
import { useDesk } from "./draft-context";

/** Name of the field by which a form without scripts says which button was pressed. */
export const COMMAND = "do";

function usePress(command: string) {
  const { press } = useDesk();
  return (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    press(command);
  };
}

/** A button that changes the form of the draft; without scripts it sends the form and says so. */
export function CommandButton({ command, children }: { command: string; children: ReactNode }) {
  const onClick = usePress(command);
  return (
    <Button type="submit" name={COMMAND} value={command} onClick={onClick}>
      {children}
    </Button>
  );
}

type IconCommandProps = { command: string; label: string; icon: ToolIconName; off?: boolean };

function IconCommand({ command, label, icon, off = false }: IconCommandProps) {
  const onClick = usePress(command);
  return (
    <button
      type="submit"
      name={COMMAND}
      value={command}
      data-command={command}
      aria-label={label}
      title={label}
      aria-disabled={off || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
      className="motion-press inline-flex size-control shrink-0 cursor-pointer items-center justify-center rounded-control text-text-muted hover:bg-hover hover:text-text aria-disabled:cursor-default aria-disabled:text-border-strong aria-disabled:hover:bg-transparent"
    >
      <ToolIcon name={icon} />
    </button>
  );
}

type ItemButtonsProps = { path: string; name: string; place: number; count: number };

/** Move up, move down and remove, for one item of a list. Alt with an arrow key moves it too. */
export function ItemButtons({ path, name, place, count }: ItemButtonsProps) {
  return (
    <div className="flex">
      <IconCommand command={`up ${path}`} label={`Move ${name} up`} icon="arrow-up" off={place === 0} />
      <IconCommand
        command={`down ${path}`}
        label={`Move ${name} down`}
        icon="arrow-down"
        off={place === count - 1}
      />
      <IconCommand command={`remove ${path}`} label={`Remove ${name}`} icon="cross" />
    </div>
  );
}
