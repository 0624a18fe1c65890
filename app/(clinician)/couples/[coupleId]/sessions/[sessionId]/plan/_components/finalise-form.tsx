"use client";
import { type FormEvent, useEffect, useRef } from "react";
import type { FormState } from "#lib/auth/form-state";
import type { PlanItem } from "#lib/planning/types";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import type { PlanInHand } from "./use-plan";

const CHOSEN =
  "The plan was changed in another window. The list above is the one that goes on: press Finalise plan again.";

type FinaliseFormProps = {
  coupleId: string;
  sessionId: string;
  items: readonly PlanItem[];
  plan: Pick<PlanInHand, "version" | "save" | "flush" | "foundStale" | "isDirty" | "keptVersion">;
  state: FormState;
  send: (form: FormData) => void;
};

/** Makes the plan final. What is not saved yet is saved first, so that what is final is what is seen. */
export function FinaliseForm({ coupleId, sessionId, items, plan, state, send }: FinaliseFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const version = useRef<HTMLInputElement>(null);
  const isStale = state.status === "refused" && state.code === "stale_version";
  const { foundStale } = plan;
  const told = useRef<FormState | null>(null);
  // The same choice as after a refused save: how the two lists differ, and which one goes on.
  useEffect(() => {
    if (!isStale || told.current === state) return;
    told.current = state;
    foundStale();
  }, [isStale, state, foundStale]);

  const saveFirst = async (event: FormEvent) => {
    if (!plan.isDirty()) return;
    event.preventDefault();
    const saved = await plan.flush();
    if (!saved || !version.current) return;
    version.current.value = String(plan.keptVersion());
    form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      action={send}
      onSubmit={saveFirst}
      className="flex flex-col items-start gap-3"
      data-key="start"
    >
      {isStale && plan.save.kind === "stale" ? null : (
        <FormProblems
          state={isStale ? { ...state, message: CHOSEN } : state}
          fieldIds={Object.fromEntries(
            items.filter((item) => item.kind === "review").map((item) => [item.id, `decision-${item.id}`]),
          )}
        />
      )}
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="version" ref={version} value={plan.version} readOnly />
      <SubmitButton pending="Finalising">Finalise plan</SubmitButton>
      <p className="type-note">
        A final plan can start. Homework that is kept goes on; what is replaced or laid to rest ends.
      </p>
    </form>
  );
}
