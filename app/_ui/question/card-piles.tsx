import type { ReactNode } from "react";

type Option = { readonly value: string; readonly label: string };
type PileProps = { name: string; value: string; label: string; chosen: boolean; isOut?: boolean };

/** One pile as a choice of a card's group; `isOut` is the way back off a pile. */
export function Pile({ name, value, label, chosen, isOut = false }: PileProps) {
  return (
    <label className={isOut ? "pile pile-out" : "pile"}>
      <input type="radio" name={name} value={value} defaultChecked={chosen} />
      <span>{label}</span>
    </label>
  );
}

type CardPilesProps = {
  card: Option;
  piles: readonly Option[];
  /** Name of the group. */
  name: string;
  /** The pile it is on to begin with; undefined where it is on none. */
  chosen: Option | undefined;
  /** What stands for no pile. */
  none: { label: string; chosen: boolean };
  /** Behind the piles. */
  children?: ReactNode;
};

/** A card with its row of piles. */
export function CardPiles({ card, piles, name, chosen, none, children }: CardPilesProps) {
  return (
    <fieldset className="min-w-0 py-3">
      <legend className="sr-only">{card.label}</legend>
      <div className="mb-1 flex items-center justify-between gap-3">
        <span aria-hidden="true">{card.label}</span>
        <Pile name={name} value="" label={none.label} chosen={none.chosen} isOut />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {piles.map((pile) => (
          <Pile
            key={pile.value}
            name={name}
            value={`${card.value}=${pile.value}`}
            label={pile.label}
            chosen={pile === chosen}
          />
        ))}
        {children}
      </div>
    </fieldset>
  );
}
