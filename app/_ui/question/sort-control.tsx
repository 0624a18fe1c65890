"use client";

import { useRef, useState } from "react";
import { useScripted } from "../use-scripted";
import { type ControlProps, listOf } from "./asked";
import { QUESTION_WORDS as words } from "./question-words";

/** Cards to put on piles: a row of piles for each, and a count that stays in sight. */
export function SortControl({ question, name, value }: ControlProps<"sort">) {
  const { options, piles } = question;
  const scripted = useScripted();
  const given = new Set(listOf(value));
  const cards = useRef<HTMLDivElement>(null);
  const [sorted, setSorted] = useState(given.size);
  const count = () => setSorted(cards.current?.querySelectorAll('input:checked:not([value=""])').length ?? 0);
  return (
    <div>
      {scripted ? <p className="sort-count type-figure">{words.sorted(sorted, options.length)}</p> : null}
      <div ref={cards} onChange={count} className="ruled">
        {options.map((card) => {
          const chosen = piles.find((pile) => given.has(`${card.value}=${pile.value}`));
          return (
            <fieldset key={card.value} className="min-w-0 py-3">
              <legend className="float-left mb-2 w-full">{card.label}</legend>
              <div className="clear-both flex flex-wrap gap-2">
                {[...piles, { value: "", label: words.unsorted }].map((pile) => (
                  <label key={pile.value} className="pile">
                    <input
                      type="radio"
                      // A group of its own for each card.
                      name={`${name === "answer" ? "card" : name}.${card.value}`}
                      value={pile.value === "" ? "" : `${card.value}=${pile.value}`}
                      defaultChecked={pile.value === (chosen?.value ?? "")}
                    />
                    <span>{pile.label}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}
