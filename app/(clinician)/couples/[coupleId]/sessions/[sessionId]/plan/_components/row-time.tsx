"use client";
import { createContext, useContext } from "react";

/** Where each item stands in the list, from 1, and when it starts; by its id. */
export type RowTimes = ReadonlyMap<string, { readonly place: number; readonly starts: string }>;

/** Apart from the rows: one more minute above moves the time of every row below, and nothing else of it. */
export const RowTimesContext = createContext<RowTimes>(new Map());

/** When one item starts; what is set aside starts never. */
export function RowTime({ id, isAside }: { id: string; isAside: boolean }) {
  const time = useContext(RowTimesContext).get(id);
  return (
    <span className="type-figure w-10 shrink-0 text-text-muted">
      <span className="sr-only">{time?.place ?? ""}. Starts </span>
      {isAside ? "–" : (time?.starts ?? "")}
    </span>
  );
}
