"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { typedValue } from "#lib/auth/form-state";
import { STRAINED_FROM } from "#lib/couples/rules";
import { Button } from "#ui/button";
import { FieldGroup } from "#ui/field-group";
import { HardLinkButton } from "#ui/hard-link";
import { Notice } from "#ui/notice";
import { RadioGroup } from "#ui/radio-group";
import { ScaleChoice } from "#ui/scale-choice";
import { useFormAction } from "#ui/use-form-action";
import { putUntilHeard, sendId } from "../../../../_components/put-until-heard";
import { sendTaskAction } from "../actions";
import * as WORDS from "./words";

const words = WORDS.end;

const SLIDERS = [
  { name: "useful", legend: words.useful, low: words.usefulLow, high: words.usefulHigh },
  { name: "upset", legend: words.upset, low: words.upsetLow, high: words.upsetHigh },
  { name: "again", legend: words.again, low: words.againLow, high: words.againHigh },
] as const;

type SendFormProps = {
  taskId: string;
  version: number;
  /** Made by the page, for where no script runs. */
  submissionId: string;
  done: boolean;
  /** Whether it asks if the two kept their agreement. */
  asksAgreement: boolean;
  /** The agreement on secrets it is sent under, and what it means. */
  agreement: { version: number; line: string };
};

const KEPT = [
  { value: "yes", label: words.keptYes },
  { value: "no", label: words.keptNo },
] as const;

function slider(form: FormData, name: string): number | null {
  const text = form.get(name);
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : null;
}

function isHard(form: FormData): boolean {
  return (slider(form, "upset") ?? 0) >= STRAINED_FROM;
}

/** Where to turn, once somebody says that it was hard; at all times where no script can tell. */
function HelpLine({ shown }: { shown: boolean }) {
  return (
    <div role="status" className="mt-3 max-w-measure">
      {shown ? <p>{words.strained}</p> : null}
      <p className="hidden noscript:block">{words.strainedOrNot}</p>
    </div>
  );
}

/** How it was, and Send. With scripts it repeats the same send until it is heard; nothing is sent twice. */
export function SendForm({ taskId, version, submissionId, done, asksAgreement, agreement }: SendFormProps) {
  const [state, send] = useFormAction(sendTaskAction, `/do/${taskId}/end`);
  const [sending, setSending] = useState(false);
  const [strained, setStrained] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const router = useRouter();
  const attempt = useRef<{ id: string; body: string } | null>(null);
  const outcome = done ? "complete" : "stopped";

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget);
    const check = {
      useful: slider(form, "useful"),
      upset: slider(form, "upset"),
      again: slider(form, "again"),
      ...(asksAgreement && { kept: form.get("kept") }),
    };
    const rest = { draftVersion: version, outcome, agreement: agreement.version, check };
    // One number for one content: a repeat keeps it, a changed answer gets a new one.
    if (attempt.current?.body !== JSON.stringify(rest)) {
      attempt.current = { id: sendId(submissionId), body: JSON.stringify(rest) };
    }
    setSending(true);
    setProblem(null);
    const heard = await putUntilHeard(`/api/responses/${taskId}`, {
      submissionId: attempt.current.id,
      ...rest,
    });
    if (heard.ok || heard.code === "already_sent") {
      window.location.assign(`/do/${taskId}/done`);
      return;
    }
    setSending(false);
    setProblem(heard.message);
    // What the page showed is out of date; what was typed into it stays.
    if (heard.code === "conflict") router.refresh();
  };

  const message = problem ?? (state.status === "refused" ? state.message : null);
  return (
    <form
      action={send}
      onSubmit={submit}
      onChange={(event) => setStrained(isHard(new FormData(event.currentTarget)))}
      noValidate
      className="flex flex-col gap-8"
    >
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="submissionId" value={typedValue(state, "submissionId", submissionId)} />
      <input type="hidden" name="draftVersion" value={version} />
      <input type="hidden" name="outcome" value={outcome} />
      <input type="hidden" name="agreement" value={agreement.version} />
      <section className="flex flex-col gap-6 border-t pt-4">
        <div className="flex flex-col gap-1">
          <h2 className="type-heading">{words.how}</h2>
          <p className="text-text-muted">{words.howNote}</p>
        </div>
        {SLIDERS.map(({ name, legend, low, high }) => (
          <FieldGroup key={name} id={name} legend={legend}>
            <ScaleChoice name={name} low={low} high={high} value={typedValue(state, name)} />
            {name === "upset" ? <HelpLine shown={strained} /> : null}
          </FieldGroup>
        ))}
        {asksAgreement ? (
          <FieldGroup id="kept" legend={words.kept}>
            <RadioGroup name="kept" options={KEPT} value={typedValue(state, "kept")} />
          </FieldGroup>
        ) : null}
      </section>
      {message ? (
        <div role="alert">
          <Notice kind="warning">{message}</Notice>
        </div>
      ) : null}
      <div className="flex flex-col gap-3">
        <p className="text-text-muted">{words.writeOnly}</p>
        <p className="text-text-muted">{agreement.line}</p>
        <Button type="submit" kind="primary" wide aria-disabled={sending || undefined}>
          {sending ? words.sending : done ? words.send : words.sendAsItIs}
        </Button>
        <HardLinkButton href="/home" wide>
          {words.later}
        </HardLinkButton>
      </div>
    </form>
  );
}
