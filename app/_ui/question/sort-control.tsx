"use client";

import { useRef, useState } from "react";
import { onceScripted, useScripted } from "../use-scripted";
import { type ControlProps, listOf } from "./asked";
import { CardPiles } from "./card-piles";
import { LIST_WORDS as words } from "./list-words";
import { PersonalList } from "./personal-list";

/** Cards to put on piles: a row of piles for each, and a count that stays in sight. */
export function SortControl(props: ControlProps<"sort">) {
  const { question, name, value } = props;
  const { options, piles } = question;
  const scripted = useScripted();
  const given = new Set(listOf(value));
  const cards = useRef<HTMLDivElement>(null);
  const [sorted, setSorted] = useState(given.size);
  const count = () => setSorted(cards.current?.querySelectorAll('input:checked:not([value=""])').length ?? 0);
  if (question.personal) return <PersonalList {...props} />;
  return (
    <div>
      <p className={`sort-count type-figure ${onceScripted(scripted)}`}>
        {words.sorted(sorted, options.length)}
      </p>
      <div ref={cards} onChange={count} className="ruled">
        {options.map((card) => {
          const chosen = piles.find((pile) => given.has(`${card.value}=${pile.value}`));
          return (
            <CardPiles
              key={card.value}
              card={card}
              piles={piles}
              name={`${name === "answer" ? "card" : name}.${card.value}`}
              chosen={chosen}
              none={{ label: words.unsorted, chosen: !chosen }}
            />
          );
        })}
      </div>
    </div>
  );
}
