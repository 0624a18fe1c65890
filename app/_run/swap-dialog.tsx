"use client";
import type { RunItem } from "#lib/planning/run-types";
import type { SwapOffer } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Dialog } from "#ui/dialog";
import { MechanismGlyph } from "#ui/mechanism-glyph";
import { costLine, fittingFirst } from "./swap-words";

type SwapDialogProps = {
  item: RunItem | null;
  offer: readonly SwapOffer[];
  onClose: () => void;
  onSwap: (item: RunItem, to: SwapOffer) => void;
};

/** What can take the place of an item, one press each. The list came with the page, so it is there offline too. */
export function SwapDialog({ item, offer, onClose, onSwap }: SwapDialogProps) {
  const room = item?.room ?? 0;
  return (
    <Dialog open={item !== null} onClose={onClose} title={item ? `In place of ${item.title}` : "Swap"}>
      <p className="text-text-muted">
        It gets the {room} {room === 1 ? "minute" : "minutes"} of what it replaces. What was planned is kept
        as set aside.
      </p>
      <ul className="ruled">
        {fittingFirst(offer, room).map((one) => (
          <li key={`${one.slug} ${one.version}`} className="flex items-center justify-between gap-3 py-2">
            <span className="flex min-w-0 flex-col">
              <span className="font-medium">{one.title}</span>
              <span className="type-note flex flex-wrap gap-x-3">
                <MechanismGlyph name={one.lead} />
                <span className="type-figure">{costLine(one, room)}</span>
              </span>
            </span>
            <span className="shrink-0">
              <Button onClick={() => item && onSwap(item, one)}>
                Take it<span className="sr-only">: {one.title}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
