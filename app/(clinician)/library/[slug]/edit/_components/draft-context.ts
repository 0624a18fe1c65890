"use client";
import { createContext, useContext } from "react";
import type { Exercise } from "#lib/exercises/types";
import type { FaultsByPlace } from "./draft-faults";

export type DraftDesk = {
  readonly draft: Exercise;
  readonly faults: FaultsByPlace;
  /** Something was typed in the control of this name. */
  readonly type: (name: string, text: string) => void;
  /** A button with this command was pressed. */
  readonly press: (command: string) => void;
};

const Desk = createContext<DraftDesk | null>(null);
export const DeskProvider = Desk.Provider;

/** The draft that the controls below are about. */
export function useDesk(): DraftDesk {
  const desk = useContext(Desk);
  if (!desk) throw new Error("There is no draft here.");
  return desk;
}
