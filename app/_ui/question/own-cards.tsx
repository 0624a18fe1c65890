"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "../announce";
import { Button } from "../button";
import { TextInput } from "../text-input";
import { onceScripted, useScripted } from "../use-scripted";
import { Pile } from "./card-piles";
import { LIST_WORDS as words } from "./list-words";
import { LIST_LIMITS } from "./text-limits";

type Option = { readonly value: string; readonly label: string };
type OwnCard = { readonly pile: string; readonly words: string };
type OwnCardsProps = {
  /** How their form fields begin: `own` for the words, `own-pile` for the piles. */
  name: string;
  piles: readonly Option[];
  given: readonly OwnCard[];
};

function OwnRow({ name, piles, place, card }: Omit<OwnCardsProps, "given"> & OwnRowProps) {
  const id = `${name}-${place}`;
  return (
    <div className="flex flex-col gap-2 py-3">
      <label htmlFor={id} className="type-label">
        {words.ownLine(place)}
      </label>
      <TextInput id={id} name={`${name}.${place}`} autoComplete="off" defaultValue={card?.words ?? ""} />
      <fieldset className="flex min-w-0 flex-wrap gap-2">
        <legend className="sr-only">{words.ownPile(place)}</legend>
        {piles.map((pile) => (
          <Pile
            key={pile.value}
            name={`${name}-pile.${place}`}
            value={pile.value}
            label={pile.label}
            chosen={pile.value === card?.pile}
          />
        ))}
      </fieldset>
    </div>
  );
}
type OwnRowProps = { place: number; card: OwnCard | undefined };

/** Cards in one's own words, each with its pile. Without scripts all there can be are on the page. */
export function OwnCards({ name, piles, given }: OwnCardsProps) {
  const { mostOwn } = LIST_LIMITS;
  const scripted = useScripted();
  const [rows, setRows] = useState(Math.min(mostOwn, given.length));
  const list = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  const heading = `${name}-cards`;

  useEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${name}-${rows}`)}`)?.focus();
    announce(words.ownAdded(rows));
  }, [name, rows]);

  const row = (index: number) => (
    <OwnRow key={index} name={name} piles={piles} place={index + 1} card={given[index]} />
  );
  const rest = Array.from({ length: mostOwn - rows }, (_, index) => row(rows + index));
  return (
    <section ref={list} aria-labelledby={heading} className="mt-6 flex flex-col gap-2">
      <h2 id={heading} className="type-heading">
        {words.own}
      </h2>
      <p className="text-text-muted">{words.ownNote}</p>
      {rows > 0 ? (
        <div>
          <p className="text-text-muted">{words.ownClear}</p>
          <div className="ruled">{Array.from({ length: rows }, (_, index) => row(index))}</div>
        </div>
      ) : null}
      {rest.length > 0 ? (
        <noscript>
          <div className="ruled">{rest}</div>
        </noscript>
      ) : null}
      {rows < mostOwn ? (
        <div className={onceScripted(scripted)}>
          <Button
            onClick={() => {
              isAdded.current = true;
              setRows(rows + 1);
            }}
          >
            {words.addOwn}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
