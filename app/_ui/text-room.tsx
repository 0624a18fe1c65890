"use client";

import { type ChangeEvent, type ComponentProps, useId, useState } from "react";

type TextRoomProps = ComponentProps<"textarea"> & { limit: number };

/** From this share of the limit on, the room that is left is told. */
const NEAR = 0.8;

const FIGURES = new Intl.NumberFormat("en-GB");

/** How much room is left, in words; null while the limit is far away. */
export function roomWords(length: number, limit: number): string | null {
  if (length > limit)
    return `${FIGURES.format(length - limit)} characters too many. There is room for ${FIGURES.format(limit)}.`;
  if (length >= limit * NEAR) return `Room for ${FIGURES.format(limit - length)} more characters.`;
  return null;
}

/** The length as it is sent: a line break is one character here and one in the limit. */
const lengthOf = (text: unknown) => (typeof text === "string" ? text.length : 0);

/** A text field that counts: it keeps all that is typed and says when the limit is near. */
export function TextRoom({ limit, onChange, ...area }: TextRoomProps) {
  const roomId = useId();
  const [typed, setTyped] = useState(lengthOf(area.defaultValue));
  const words = roomWords(area.value === undefined ? typed : lengthOf(area.value), limit);
  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    setTyped(event.target.value.length);
    onChange?.(event);
  };
  return (
    <>
      <textarea
        {...area}
        onChange={change}
        aria-describedby={[area["aria-describedby"], roomId].filter(Boolean).join(" ")}
      />
      <p id={roomId} className="type-note type-figure">
        {words}
        {words === null ? <noscript>Room for {FIGURES.format(limit)} characters.</noscript> : null}
      </p>
    </>
  );
}
