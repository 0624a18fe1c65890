"use client";

import { useEffect, useRef, useState } from "react";
import { announce } from "../announce";
import { Button } from "../button";
import { Select } from "../select";
import { ToolIcon } from "../tool-icon";
import { useScripted } from "../use-scripted";
import { type ControlProps, listOf } from "./asked";
import { LIST_WORDS as words } from "./list-words";
import { SameRoom } from "./same-room";

/** Without scripts: a list of choices for each place. */
function Places({ question, name, value }: ControlProps<"rank">) {
  const given = listOf(value);
  const options = [{ value: "", label: words.rankNone }, ...question.options];
  return (
    <div className="flex flex-col gap-3">
      {Array.from({ length: question.max }, (_, index) => words.rankPlace(index + 1)).map((place, index) => (
        <div key={place} className="flex flex-col gap-1">
          <label htmlFor={`${name}-place-${index}`} className="type-label">
            {place}
          </label>
          <Select
            id={`${name}-place-${index}`}
            name={`${name}[]`}
            options={options}
            defaultValue={given[index] ?? ""}
          />
        </div>
      ))}
    </div>
  );
}

/** Choose some, then put them in order by buttons: nothing has to be dragged. */
export function RankControl(props: ControlProps<"rank">) {
  const { question, name, value, onChange } = props;
  const scripted = useScripted();
  const [picked, setPicked] = useState<readonly string[]>(listOf(value));
  const seen = useRef(picked);
  const [said, setSaid] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | null>(null);

  // The form is read again once the new list stands in it.
  useEffect(() => {
    if (seen.current === picked) return;
    seen.current = picked;
    onChange();
  }, [picked, onChange]);
  // What was pressed is gone from the page: the focus goes on to what stands in its place.
  useEffect(() => {
    const next = focusNext.current;
    focusNext.current = null;
    if (next === null) return;
    box.current?.querySelector<HTMLElement>(`[data-focus="${CSS.escape(next)}"]`)?.focus();
  });
  useEffect(() => {
    if (said) announce(said);
  }, [said]);

  const labelOf = (one: string) => question.options.find((option) => option.value === one)?.label ?? one;
  const full = picked.length >= question.max;
  const place = (list: readonly string[], one: string) => {
    setPicked(list);
    const at = list.indexOf(one);
    setSaid(`${labelOf(one)}: ${at === -1 ? words.takeOut : words.rankPlace(at + 1)}`);
  };
  const move = (one: string, by: -1 | 1) => {
    const from = picked.indexOf(one);
    const other = picked[from + by];
    if (other === undefined) return;
    place(
      picked.map((each) => (each === one ? other : each === other ? one : each)),
      one,
    );
  };
  const takeOut = (one: string) => {
    const left = picked.filter((each) => each !== one);
    const next = left[Math.min(picked.indexOf(one), left.length - 1)];
    focusNext.current = next === undefined ? `add ${one}` : `take ${next}`;
    place(left, one);
  };
  const rest = question.options.filter((option) => !picked.includes(option.value));
  const add = (one: string) => {
    const at = rest.findIndex((option) => option.value === one);
    const next = rest[at + 1] ?? rest[at - 1];
    const isLast = picked.length + 1 >= question.max;
    focusNext.current = isLast || next === undefined ? `take ${one}` : `add ${next.value}`;
    place([...picked, one], one);
  };
  return (
    <SameRoom scripted={scripted} plain={<Places {...props} />}>
      <div ref={box} className="flex flex-col gap-6">
        <div className="flex flex-col gap-2">
          <h2 className="type-label">{words.rankChosen}</h2>
          {picked.length === 0 ? <p className="text-text-muted">{words.rankEmpty}</p> : null}
          <ol className="flex flex-col gap-2">
            {picked.map((one, index) => (
              <li key={one} className="rank-row">
                {scripted ? <input type="hidden" name={`${name}[]`} value={one} /> : null}
                <span className="type-figure text-text-muted">{index + 1}</span>
                <span className="min-w-0 flex-1 break-words">{labelOf(one)}</span>
                <span className="flex">
                  <Button
                    kind="plain"
                    onClick={() => move(one, -1)}
                    aria-disabled={index === 0 || undefined}
                    aria-label={`${words.up}: ${labelOf(one)}`}
                  >
                    <ToolIcon name="arrow-up" />
                  </Button>
                  <Button
                    kind="plain"
                    onClick={() => move(one, 1)}
                    aria-disabled={index === picked.length - 1 || undefined}
                    aria-label={`${words.down}: ${labelOf(one)}`}
                  >
                    <ToolIcon name="arrow-down" />
                  </Button>
                  <Button
                    kind="plain"
                    data-focus={`take ${one}`}
                    onClick={() => takeOut(one)}
                    aria-label={`${words.takeOut}: ${labelOf(one)}`}
                  >
                    <ToolIcon name="cross" />
                  </Button>
                </span>
              </li>
            ))}
          </ol>
        </div>
        {rest.length > 0 ? (
          <div className="flex flex-col gap-2">
            <h2 className="type-label">{words.rankRest}</h2>
            {full ? <p className="text-text-muted">{words.rankFull}</p> : null}
            <ul className="rank-rest flex flex-wrap gap-2">
              {rest.map((option) => (
                <li key={option.value}>
                  <Button
                    data-focus={`add ${option.value}`}
                    onClick={() => (full ? setSaid(words.rankFull) : add(option.value))}
                    aria-disabled={full || undefined}
                  >
                    {option.label}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </SameRoom>
  );
}
