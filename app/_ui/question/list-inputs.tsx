"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "../announce";
import { Button } from "../button";
import { TextInput } from "../text-input";
import { onceScripted, useScripted } from "../use-scripted";
import { type ControlProps, listOf } from "./asked";
import { LIST_WORDS as words } from "./list-words";

/** Rows to begin with. */
const FIRST_ROWS = 3;

type RowProps = { name: string; place: number; isDay: boolean; value: string };

function Row({ name, place, isDay, value }: RowProps) {
  return (
    <div className="flex items-center gap-3">
      <span className="type-figure w-6 shrink-0 text-right text-text-muted" aria-hidden="true">
        {place}
      </span>
      <label htmlFor={`${name}-${place}`} className="sr-only">
        {isDay ? words.day(place) : words.line(place)}
      </label>
      <TextInput
        id={`${name}-${place}`}
        name={name}
        type={isDay ? "date" : "text"}
        width={isDay ? "narrow" : "full"}
        autoComplete="off"
        defaultValue={value}
      />
    </div>
  );
}

/** Some short texts or some days, one row each. Without scripts all rows there can be are on the page. */
export function ListInputs({ question, name, value }: ControlProps<"lines" | "dates">) {
  const { max } = question;
  const isDay = question.type === "dates";
  const given = listOf(value);
  const scripted = useScripted();
  const [rows, setRows] = useState(
    Math.min(max, Math.max(FIRST_ROWS, given.length + (given.length < FIRST_ROWS ? 0 : 1))),
  );
  const list = useRef<HTMLDivElement>(null);
  const added = useRef(false);

  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    const inputs = list.current?.querySelectorAll("input") ?? [];
    inputs[rows - 1]?.focus();
    announce(words.lineAdded(rows));
  }, [rows]);

  const row = (index: number) => (
    <Row key={index} name={`${name}[]`} place={index + 1} isDay={isDay} value={given[index] ?? ""} />
  );
  const shown = Array.from({ length: rows }, (_, index) => row(index));
  const rest = Array.from({ length: max - rows }, (_, index) => row(rows + index));
  return (
    <div ref={list} className="flex flex-col gap-2">
      {shown}
      {rest.length > 0 ? (
        <noscript>
          <div className="flex flex-col gap-2">{rest}</div>
        </noscript>
      ) : null}
      {rows < max ? (
        <div className={`pl-9 ${onceScripted(scripted)}`}>
          <Button
            onClick={() => {
              added.current = true;
              setRows(rows + 1);
            }}
          >
            {isDay ? words.addDay : words.addLine}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
