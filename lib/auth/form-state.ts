import type { ErrorCode } from "#lib/kernel/errors";

/** What a form shows after it was sent. `values` are what was typed, never secrets. */
export type FormState =
  | { status: "idle" }
  | { status: "done"; note: string }
  | {
      status: "refused";
      code: ErrorCode;
      message: string;
      fields: Readonly<Record<string, string[]>>;
      values: Readonly<Record<string, string | string[]>>;
    };

export const IDLE: FormState = { status: "idle" };

/** The typed text of one field after a refusal, or a fallback. */
export function typedValue(state: FormState, name: string, fallback = ""): string {
  const value = state.status === "refused" ? state.values[name] : undefined;
  return Array.isArray(value) ? (value[0] ?? fallback) : (value ?? fallback);
}

/** The sentences that belong beside one field. */
export function fieldErrors(state: FormState, name: string): string[] {
  return state.status === "refused" ? (state.fields[name] ?? []) : [];
}
