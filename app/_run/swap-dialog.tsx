"use client";
import { useState } from "react";
import type { RunItem } from "#lib/planning/run-types";
import type { SwapOffer } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Dialog } from "#ui/dialog";
import { Field } from "#ui/field";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { TextInput } from "#ui/text-input";
import { useSearch } from "../_ui/use-search";
import { costLine, fittingFirst, swapSearchLine, swapsFor } from "./swap-words";

type SwapDialogProps = {
  item: RunItem | null;
  offer: readonly SwapOffer[];
  /** Where the run stands, for looking beyond what came with it. */
  base: string;
  onClose: () => void;
  onSwap: (item: RunItem, to: SwapOffer) => void;
};

const NONE: { offer: readonly SwapOffer[] } = { offer: [] };

/** What can take the place of an item, one press each. The list came with the page, so it is there offline too. */
export function SwapDialog({ item, onClose, ...rest }: SwapDialogProps) {
  return (
    <Dialog open={item !== null} onClose={onClose} title={item ? `In place of ${item.title}` : "Swap"}>
      {item ? <SwapList item={item} {...rest} /> : null}
    </Dialog>
  );
}

/** With words it is what the whole library has for them; without a network what of the list is called so. */
function SwapList({
  item,
  offer,
  base,
  onSwap,
}: Omit<SwapDialogProps, "item" | "onClose"> & { item: RunItem }) {
  const [words, setWords] = useState("");
  const { found, state } = useSearch(`${base}/choices`, words, NONE);
  const shown = swapsFor(offer, found.offer, words, state);
  const line = swapSearchLine(words, state, shown.length);
  const { room } = item;
  return (
    <>
      <p className="text-text-muted">
        It gets the {room} {room === 1 ? "minute" : "minutes"} of what it replaces. What was planned is kept
        as set aside.
      </p>
      <Field id="swap-words" label="Find in the whole library" optional>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            autoComplete="off"
          />
        )}
      </Field>
      <p role="status" className="type-note empty:hidden">
        {line}
      </p>
      <ul className="ruled">
        {fittingFirst(shown, room).map((one) => (
          <li key={`${one.slug} ${one.version}`} className="flex items-center justify-between gap-3 py-2">
            <span className="flex min-w-0 flex-col">
              <span className="font-medium">{one.title}</span>
              <span className="type-note flex flex-wrap gap-x-3">
                <MechanismGlyph name={one.lead} />
                <span className="type-figure">{costLine(one, room)}</span>
              </span>
            </span>
            <span className="shrink-0">
              <Button onClick={() => onSwap(item, one)}>
                Take it<span className="sr-only">: {one.title}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
