import type { ComponentProps } from "react";

type Length = "short" | "normal" | "long";

const ROWS: Readonly<Record<Length, number>> = { short: 2, normal: 4, long: 10 };

type TextAreaProps = Omit<ComponentProps<"textarea">, "className" | "style" | "rows"> & {
  /** How much is expected: two, four or ten lines to begin with. */
  length?: Length;
};

/** Several lines of text; grows with what is written where the browser can. Partners write on ruled lines. */
export function TextArea({ length = "normal", ...area }: TextAreaProps) {
  return <textarea {...area} rows={ROWS[length]} data-lines={length} className="control" />;
}
