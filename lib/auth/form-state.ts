import type { ErrorCode } from "#lib/kernel/errors";

type TypedValues = Readonly<Record<string, string | string[]>>;

/** One thing a form answers with under a heading of its own; `danger` is for somebody's safety. */
export type Said = { kind: "info" | "danger"; title: string; lines: readonly string[] };

/** Where what a form made can be opened. */
export type FormLink = { href: string; label: string };

/** One thing to tick that a form answers with, by groups; the next form sends its value. */
export type FormPick = { value: string; label: string; group: string; isPicked: boolean };

/** What a form shows after it was sent. `values` are what was typed, never secrets; done forms keep them on request. `said` stands in place of the note. */
export type FormState =
  | { status: "idle" }
  | {
      status: "done";
      note: string;
      said?: readonly Said[];
      links?: readonly FormLink[];
      picks?: readonly FormPick[];
      values?: TypedValues;
    }
  | {
      status: "refused";
      code: ErrorCode;
      message: string;
      fields: Readonly<Record<string, string[]>>;
      values: TypedValues;
    };

export const IDLE: FormState = { status: "idle" };

/** The typed list of one field whose name ends in `[]`; empty where none is kept. */
export function typedList(state: FormState, name: string): readonly string[] {
  const value = state.status === "idle" ? undefined : state.values?.[name];
  return value === undefined ? [] : [value].flat();
}

/** The typed text of one field where it is kept, or a fallback. */
export function typedValue(state: FormState, name: string, fallback = ""): string {
  const value = state.status === "idle" ? undefined : state.values?.[name];
  return Array.isArray(value) ? (value[0] ?? fallback) : (value ?? fallback);
}

/** The sentences that belong beside one field. */
export function fieldErrors(state: FormState, name: string): string[] {
  return state.status === "refused" ? (state.fields[name] ?? []) : [];
}
