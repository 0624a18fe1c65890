"use client";
import { useActionState } from "react";

type Idle = { status: "idle" };
type Unreached = {
  status: "refused";
  code: "unavailable";
  message: string;
  fields: Readonly<Record<string, string[]>>;
  values: Readonly<Record<string, string | string[]>>;
};
type State<S> = S | Idle | Unreached;
type FormAction<S> = (state: State<S>, form: FormData) => Promise<State<S>>;

const IDLE: Idle = { status: "idle" };
const UNREACHED = "We cannot reach Evenkeel right now. What you typed is still here. Please try again.";

/** What was typed, as the server would give it back. */
function typedIn(form: FormData): Unreached["values"] {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name).filter((value) => typeof value === "string");
      return name.endsWith("[]") ? [name.slice(0, -2), values] : [name, values.at(-1) ?? ""];
    }),
  );
}

/** Without a network the browser's own error would take the whole page away, and every word on it. */
const orUnreached =
  <S,>(action: FormAction<S>): FormAction<S> =>
  async (state, form) => {
    try {
      return await action(state, form);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return {
        status: "refused",
        code: "unavailable",
        message: UNREACHED,
        fields: {},
        values: typedIn(form),
      };
    }
  };

/**
 * The state of a form and what sends it. Drawn by the server, the form holds the action itself, so that it works without
 * scripts; `address` is the page it then comes back to.
 */
export function useFormAction<S>(action: FormAction<S>, address?: string) {
  return useActionState<State<S>, FormData>(
    typeof window === "undefined" ? action : orUnreached(action),
    IDLE,
    address,
  );
}
