"use client";

import { useRef, useState } from "react";
import { useScripted } from "../use-scripted";
import { type ControlProps, listOf } from "./asked";
import { LIST_WORDS as words } from "./list-words";

type PileProps = { name: string; value: string; label: string; chosen: boolean };

function Pile({ name, value, label, chosen }: PileProps) {
  return (
    <label className={value === "" ? "pile pile-out" : "pile"}>
      <input type="radio" name={name} value={value} defaultChecked={chosen} />
      <span>{label}</span>
    </label>
  );
}

/** Cards to put on piles: a row of piles for each, and a count that stays in sight. */
export function SortControl({ question, name, value }: ControlProps<"sort">) {
  const { options, piles } = question;
  const scripted = useScripted();
  const given = new Set(listOf(value));
  const cards = useRef<HTMLDivElement>(null);
  const [sorted, setSorted] = useState(given.size);
  const count = () => setSorted(cards.current?.querySelectorAll('input:checked:not([value=""])').length ?? 0);
  // A group of its own for each card.
  const groupOf = (card: string) => `${name === "answer" ? "card" : name}.${card}`;
  return (
    <div>
      {scripted ? <p className="sort-count type-figure">{words.sorted(sorted, options.length)}</p> : null}
      <div ref={cards} onChange={count} className="ruled">
        {options.map((card) => {
          const chosen = piles.find((pile) => given.has(`${card.value}=${pile.value}`));
          return (
            <fieldset key={card.value} className="min-w-0 py-3">
              <legend className="sr-only">{card.label}</legend>
              <div className="mb-1 flex items-center justify-between gap-3">
                <span aria-hidden="true">{card.label}</span>
                <Pile name={groupOf(card.value)} value="" label={words.unsorted} chosen={!chosen} />
              </div>
              <div className="flex flex-wrap gap-2">
                {piles.map((pile) => (
                  <Pile
                    key={pile.value}
                    name={groupOf(card.value)}
                    value={`${card.value}=${pile.value}`}
                    label={pile.label}
                    chosen={pile === chosen}
                  />
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}
