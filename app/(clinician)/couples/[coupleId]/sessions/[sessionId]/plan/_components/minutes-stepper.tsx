"use client";
import { useState } from "react";
import { ITEM_MINUTES } from "#lib/planning/types";
import { IconButton } from "./icon-button";

type MinutesStepperProps = {
  id: string;
  title: string;
  minutes: number;
  onMinutes: (minutes: number) => void;
};

function wholeMinutes(text: string): number | null {
  const minutes = Number(text);
  const fits =
    text !== "" && Number.isInteger(minutes) && minutes >= ITEM_MINUTES.min && minutes <= ITEM_MINUTES.max;
  return fits ? minutes : null;
}

/** Minutes of one item: typed, or by one with the buttons beside it. What cannot be kept stays, with the limit. */
export function MinutesStepper({ id, title, minutes, onMinutes }: MinutesStepperProps) {
  // The field may hold what is no number that fits; the plan keeps the last one that was, and says so.
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const whole = wholeMinutes(text);
    if (whole !== null) onMinutes(whole);
  };
  const step = (by: number) => {
    setTyped(null);
    onMinutes(minutes + by);
  };
  const isOut = typed !== null && wholeMinutes(typed) === null;
  const problemId = `minutes-${id}-problem`;
  return (
    <span className="inline-flex flex-wrap items-center">
      <IconButton
        id={`less-${id}`}
        label={`One minute less for ${title}`}
        off={minutes <= ITEM_MINUTES.min}
        onClick={() => step(-1)}
      >
        <span aria-hidden="true">−</span>
      </IconButton>
      <input
        id={`minutes-${id}`}
        type="number"
        inputMode="numeric"
        min={ITEM_MINUTES.min}
        max={ITEM_MINUTES.max}
        aria-label={`Minutes for ${title}`}
        value={typed ?? String(minutes)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => isOut || setTyped(null)}
        aria-invalid={isOut || undefined}
        aria-describedby={isOut ? problemId : undefined}
        className="control type-figure w-14 px-1 text-center [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none [&::-webkit-outer-spin-button]:appearance-none"
      />
      <IconButton
        id={`more-${id}`}
        label={`One minute more for ${title}`}
        off={minutes >= ITEM_MINUTES.max}
        onClick={() => step(1)}
      >
        <span aria-hidden="true">+</span>
      </IconButton>
      <span className="type-note ml-1">min</span>
      {isOut ? (
        <span id={problemId} role="alert" className="type-note w-full basis-full font-medium">
          {ITEM_MINUTES.min} to {ITEM_MINUTES.max} whole minutes. The plan keeps {minutes}.
        </span>
      ) : null}
    </span>
  );
}
