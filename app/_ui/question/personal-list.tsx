"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { announce } from "../announce";
import { Button } from "../button";
import { onceScripted, useScripted } from "../use-scripted";
import { type ControlProps, listOf } from "./asked";
import { CardPiles, Pile } from "./card-piles";
import { LIST_WORDS as words } from "./list-words";
import { OwnCards } from "./own-cards";
import { leftOutOf, ownOf } from "./personal-entries";
import { LIST_LIMITS } from "./text-limits";

type Option = { readonly value: string; readonly label: string };

/** Cards that were left out, in a closed part; with scripts each can be put back at once, else with the next save. */
function LeftOut({
  cards,
  scripted,
  groupOf,
  putBack,
}: {
  cards: readonly Option[];
  scripted: boolean;
  groupOf: (card: string) => string;
  putBack: (card: Option) => void;
}) {
  if (cards.length === 0) return null;
  return (
    <details className="mt-2">
      <summary
        data-focus="left-out"
        className="inline-flex min-h-control cursor-pointer items-center text-link"
      >
        {words.leftOut(cards.length)}
      </summary>
      <p className="text-text-muted">{words.leftOutNote}</p>
      <ul className="ruled">
        {cards.map((card) => (
          <li key={card.value} className="flex items-center justify-between gap-3 py-2">
            <span className="min-w-0 break-words">{card.label}</span>
            {scripted ? (
              <>
                <input type="hidden" name={groupOf(card.value)} value={`${card.value}=`} />
                <span className="shrink-0">
                  <Button
                    data-focus={`back ${card.value}`}
                    aria-label={`${words.putBack}: ${card.label}`}
                    onClick={() => putBack(card)}
                  >
                    {words.putBack}
                  </Button>
                </span>
              </>
            ) : (
              <fieldset className="flex shrink-0 gap-2">
                <legend className="sr-only">{card.label}</legend>
                <Pile name={groupOf(card.value)} value={`${card.value}=`} label={words.leaveOut} chosen />
                <Pile name={groupOf(card.value)} value="" label={words.putBack} chosen={false} />
              </fieldset>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * A private list that its writer makes their own: cards can be left out and put back, and own ones added. Without scripts
 * leaving out is one more choice of each card, and what is left out stands apart from the next save on.
 */
export function PersonalList({ question, name, value, onChange }: ControlProps<"sort">) {
  const { options, piles } = question;
  const { leastKept } = LIST_LIMITS;
  const scripted = useScripted();
  const given = listOf(value);
  const [out, setOut] = useState<readonly string[]>(() => leftOutOf(given));
  // A card that was left out comes back on no pile.
  const [emptied, setEmptied] = useState<readonly string[]>([]);
  const [sorted, setSorted] = useState(() => given.filter((entry) => !entry.startsWith("\n")).length);
  const box = useRef<HTMLDivElement>(null);
  const cards = useRef<HTMLDivElement>(null);
  const seen = useRef(out);
  const focusNext = useRef<readonly string[]>([]);
  const isAnswer = name === "answer";
  const groupOf = (card: string) => `${isAnswer ? "card" : name}.${card}`;
  const noteId = `${name}-kept`;
  const shown = options.filter((card) => !out.includes(card.value));
  const isFull = shown.length <= leastKept;

  const count = useCallback(
    () => setSorted(cards.current?.querySelectorAll('input:checked:not([value=""])').length ?? 0),
    [],
  );
  // What was marked before the scripts ran counts too.
  useEffect(count, [count]);
  // What was pressed is gone from the page: the focus goes on to what stands in its place, and the form is read anew.
  useEffect(() => {
    if (seen.current === out) return;
    seen.current = out;
    count();
    onChange();
    for (const next of focusNext.current) {
      const found = box.current?.querySelector<HTMLElement>(`[data-focus="${CSS.escape(next)}"]`);
      if (!found) continue;
      found.focus();
      return;
    }
  }, [out, onChange, count]);

  const neighbours = (list: readonly Option[], { value: card }: Option, what: string) => {
    const at = list.findIndex((one) => one.value === card);
    return [list[at + 1], list[at - 1]].flatMap((one) => (one ? [`${what} ${one.value}`] : []));
  };
  const leaveOut = (card: Option) => {
    if (isFull) {
      announce(words.keepEnough(leastKept));
      return;
    }
    focusNext.current = neighbours(shown, card, "out");
    setOut([...out, card.value]);
    setEmptied([...emptied, card.value]);
    announce(`${card.label}: ${words.isOut}`);
  };
  const putBack = (card: Option) => {
    const rest = options.filter((one) => out.includes(one.value));
    focusNext.current = [...neighbours(rest, card, "back"), `out ${card.value}`];
    setOut(out.filter((one) => one !== card.value));
    announce(`${card.label}: ${words.isBack}`);
  };

  return (
    <div ref={box}>
      <p className={`sort-count type-figure ${onceScripted(scripted)}`}>
        {words.sorted(sorted, shown.length)}
      </p>
      {isFull ? (
        <p id={noteId} className="py-2 text-text-muted">
          {words.keepEnough(leastKept)}
        </p>
      ) : null}
      <div ref={cards} onChange={count} className="ruled">
        {shown.map((card) => {
          const isEmptied = emptied.includes(card.value);
          const chosen = isEmptied
            ? undefined
            : piles.find((pile) => given.includes(`${card.value}=${pile.value}`));
          return (
            <CardPiles
              key={card.value}
              card={card}
              piles={piles}
              name={groupOf(card.value)}
              chosen={chosen}
              none={{ label: words.clear, chosen: !chosen }}
            >
              <span className="ml-auto">
                {scripted ? (
                  <Button
                    kind="plain"
                    data-focus={`out ${card.value}`}
                    aria-label={`${words.leaveOut}: ${card.label}`}
                    aria-disabled={isFull || undefined}
                    aria-describedby={isFull ? noteId : undefined}
                    onClick={() => leaveOut(card)}
                  >
                    {words.leaveOut}
                  </Button>
                ) : (
                  <Pile
                    name={groupOf(card.value)}
                    value={`${card.value}=`}
                    label={words.leaveOut}
                    chosen={false}
                  />
                )}
              </span>
            </CardPiles>
          );
        })}
      </div>
      <LeftOut
        cards={options.filter((card) => out.includes(card.value))}
        scripted={scripted}
        groupOf={groupOf}
        putBack={putBack}
      />
      <OwnCards name={isAnswer ? "own" : `${name}-own`} piles={piles} given={ownOf(given)} />
    </div>
  );
}
