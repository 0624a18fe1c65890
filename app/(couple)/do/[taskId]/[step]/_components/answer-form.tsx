"use client";

import { type FormEvent, useActionState, useCallback, useRef, useState } from "react";
import { type FormState, fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import type { AnswerValue, Field } from "#lib/exercises/types";
import { readTyped, typedText } from "#lib/homework/rules";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { Status } from "#ui/status";
import { saveStepAction } from "../actions";
import { OtherWords } from "./other-words";
import { QuestionControl } from "./question-control";
import { useAutosave } from "./use-autosave";
import * as WORDS from "./words";

type AnswerFormProps = {
  taskId: string;
  place: number;
  places: number;
  version: number;
  field: Field;
  audience: string;
  saved: AnswerValue | null;
};

type Intent = "continue" | "skip" | "stop";

/** What the field shows: after a refusal what was typed, else what is saved. */
function shownValue(state: FormState, field: Field, saved: AnswerValue | null): string | readonly string[] {
  const typed = state.status === "refused" ? state.values.answer : undefined;
  if (typed !== undefined) return typed;
  return Array.isArray(saved) ? saved : typedText(field, saved);
}

function savingWords(saving: "none" | "typing" | "saving" | "saved") {
  if (saving === "saved") return <Status kind="done">{WORDS.step.saved}</Status>;
  if (saving === "saving") return <Status kind="busy">{WORDS.step.saving}</Status>;
  return <Status>{saving === "typing" ? WORDS.step.typing : ""}</Status>;
}

/**
 * One question as a plain form. Without scripts it is sent as it stands; with them it is saved as it is
 * typed, and the buttons move on once the words are kept.
 */
export function AnswerForm({ taskId, place, places, version, field, audience, saved }: AnswerFormProps) {
  const [state, send] = useActionState(saveStepAction, IDLE, `/do/${taskId}/${place}`);
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const read = useCallback((): AnswerValue | null => {
    if (!form.current) return saved;
    const typed = new FormData(form.current);
    const list = typed.getAll("answer[]").map(String);
    return readTyped(field, list.length > 0 ? list : String(typed.get("answer") ?? ""));
  }, [field, saved]);
  const autosave = useAutosave({ taskId, name: field.name, version, saved, read });
  const { problem, other, changed } = autosave;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const intent = (button?.getAttribute("value") ?? "continue") as Intent;
    const onward = intent === "stop" || place >= places ? "end" : String(place + 1);
    setBusy(true);
    await autosave.leaveFor(`/do/${taskId}/${onward}`, intent === "skip" ? null : read());
    setBusy(false);
  };

  const refused = state.status === "refused" ? state : null;
  const errors = problem?.errors ?? [...fieldErrors(state, "answer"), ...fieldErrors(state, "minutes")];
  const message =
    problem && problem.errors.length === 0
      ? problem.message
      : refused && errors.length === 0
        ? refused.code === "stale_version"
          ? WORDS.step.staleForm
          : refused.message
        : null;

  return (
    <form
      ref={form}
      action={send}
      onSubmit={submit}
      onInput={changed}
      noValidate
      className="flex flex-1 flex-col gap-6"
    >
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="step" value={place} />
      <input type="hidden" name="version" value={version} />
      <QuestionControl
        field={field}
        audience={audience}
        value={shownValue(state, field, saved)}
        minutes={typedValue(state, "minutes")}
        errors={errors}
        onTime={changed}
      />
      {other ? (
        <OtherWords
          field={field}
          answer={other.answer}
          choose={{ keep: autosave.keepMine, take: autosave.takeOther }}
        />
      ) : null}
      {refused?.code === "stale_version" && !problem ? (
        <OtherWords field={field} answer={saved} choose={null} />
      ) : null}
      {message ? (
        <div role="alert">
          <Notice kind="warning">{message}</Notice>
        </div>
      ) : null}
      <div className="min-h-6">{savingWords(autosave.saving)}</div>
      <div className="mt-auto flex flex-col gap-3">
        <Button
          type="submit"
          name="intent"
          value="continue"
          kind="primary"
          wide
          aria-disabled={busy || undefined}
        >
          {WORDS.step.continue}
        </Button>
        <div className="flex flex-wrap justify-between gap-3">
          <Button type="submit" name="intent" value="skip">
            {WORDS.step.skip}
          </Button>
          <Button type="submit" name="intent" value="stop">
            {WORDS.step.stop}
          </Button>
        </div>
      </div>
    </form>
  );
}
