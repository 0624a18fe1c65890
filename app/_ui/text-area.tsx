import type { ComponentProps } from "react";
import { TextRoom } from "./text-room";

type Length = "line" | "short" | "normal" | "long";

const ROWS: Readonly<Record<Length, number>> = { line: 1, short: 2, normal: 4, long: 10 };

type TextAreaProps = Omit<ComponentProps<"textarea">, "className" | "style" | "rows" | "maxLength"> & {
  /** How much is expected: one quiet line, two, four or ten lines to begin with. */
  length?: Length;
  /** Most characters. Said beside the field before it is reached; a browser would cut what is longer without a word. */
  limit?: number;
};

/** Several lines of text; grows with what is written where the browser can. Partners write on ruled lines. */
export function TextArea({ length = "normal", limit, ...area }: TextAreaProps) {
  const control = { ...area, rows: ROWS[length], "data-lines": length, className: "control" };
  return limit === undefined ? <textarea {...control} /> : <TextRoom limit={limit} {...control} />;
}
