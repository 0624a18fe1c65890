"use client";
import { useEffect, useState } from "react";
import { audienceOfField } from "#lib/exercises/rules";
import type { Field } from "#lib/exercises/types";
import { Field as Labelled } from "#ui/field";
import { FieldErrors } from "#ui/field-errors";
import { TextInput } from "#ui/text-input";
import { ToolIcon } from "#ui/tool-icon";
import { answerChoices, questionChoices } from "./answer-choices";
import { KIND_CHOICES, ONCE_CHOICES, TOPIC_CHOICES, VISIBILITY_CHOICES, WHEN_CHOICES } from "./choice-words";
import { CommandButton, ItemButtons } from "./commands";
import { SelectPart, TextPart, TickPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt, hasFaults } from "./draft-faults";
import { idOf } from "./draft-paths";
import { easierWords } from "./easier-words";
import { QuestionKind } from "./question-kind";

function Condition({ path, field }: { path: string; field: Field }) {
  const { draft, faults } = useDesk();
  const at = `${path}.onlyIf`;
  if (!field.onlyIf) return <CommandButton command={`add ${path}.onlyIf`}>Ask it only if</CommandButton>;
  const earlier = questionChoices(draft, ["choice", "yesno"]).filter(({ value }) => value !== field.name);
  return (
    <div id={idOf(at)} tabIndex={-1} className="flex flex-col gap-2">
      <FieldErrors id={`${idOf(at)}-errors`} errors={faultsAt(faults, at)} />
      <div className="flex flex-wrap items-end gap-4">
        <SelectPart path={`${at}.field`} label="Only if this question" options={earlier} />
        <SelectPart
          path={`${at}.value`}
          label="is answered"
          options={answerChoices(draft, field.onlyIf.field)}
        />
        <CommandButton command={`remove ${at}`}>Ask it always</CommandButton>
      </div>
    </div>
  );
}

/** The key answers are kept under. It is taken when one leaves the box, since other parts name it. */
function KeyOf({ path, name }: { path: string; name: string }) {
  const { faults, type } = useDesk();
  const at = `${path}.name`;
  return (
    <Labelled
      id={idOf(at)}
      label="Key"
      hint="What answers are kept under. Touch exercises need a rating “pressure” or “pull_to_ask”."
      errors={faultsAt(faults, at)}
    >
      {(control) => (
        <TextInput
          {...control}
          key={name}
          name={at}
          width="narrow"
          defaultValue={name}
          autoCapitalize="none"
          onBlur={(event) => type(at, event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

type QuestionCardProps = { field: Field; place: number; count: number };

/** One question: its words in sight, the rest of it a press away. */
export function QuestionCard({ field, place, count }: QuestionCardProps) {
  const { draft, faults } = useDesk();
  const path = `fields.${place}`;
  const isMarked = hasFaults(faults, path);
  const [isOpen, setOpen] = useState(isMarked || field.label === "");
  // What is wrong inside is shown, and stays shown while it is put right.
  useEffect(() => {
    if (isMarked) setOpen(true);
  }, [isMarked]);
  return (
    <div data-item={path} className="flex items-start gap-2">
      <details
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="sheet group min-w-0 flex-1"
      >
        <summary className="flex cursor-pointer items-start gap-3">
          <span className="type-label min-w-0 flex-1">
            Question {place + 1}
            <span className="block font-normal text-text-muted">
              {field.label === "" ? "Not written yet" : field.label}
            </span>
          </span>
          <span className="pt-0.5 text-text-muted group-open:rotate-180">
            <ToolIcon name="chevron-down" />
          </span>
        </summary>
        <fieldset
          id={idOf(path)}
          aria-label={`Question ${place + 1}`}
          className="mt-4 flex min-w-0 flex-col gap-4"
        >
          <FieldErrors id={`${idOf(path)}-errors`} errors={faultsAt(faults, path)} />
          <TextPart
            path={`${path}.label`}
            label="Words of the question"
            hint={easierWords(field.label)}
            lines="short"
          />
          <TextPart path={`${path}.why`} label="Why it is asked, in one line" />
          <SelectPart path={`${path}.type`} label="Kind of answer" options={KIND_CHOICES} />
          <QuestionKind field={field} path={path} />
          <SelectPart
            path={`${path}.visibility`}
            label="Who sees the answer"
            options={VISIBILITY_CHOICES}
            hint={
              field.clinicianOnly === true
                ? "You fill this in; no partner is asked."
                : `They read: “${audienceOfField(field)}”`
            }
          />
          <SelectPart
            path={`${path}.step`}
            label="Asked at"
            options={draft.steps.map((step, index) => ({
              value: String(index + 1),
              label: `Step ${index + 1}: ${step.slice(0, 60)}`,
            }))}
          />
          <TickPart
            path={`${path}.required`}
            label="It counts towards done"
            hint="It can still be skipped."
          />
          <SelectPart path={`${path}.sensitive`} label="It asks about" options={TOPIC_CHOICES} />
          <SelectPart
            path={`${path}.asked`}
            label="When it is asked"
            options={draft.repeat ? WHEN_CHOICES : ONCE_CHOICES}
          />
          <Condition path={path} field={field} />
          <TickPart path={`${path}.clinicianOnly`} label="The therapist fills it in; no partner is asked" />
          <KeyOf path={path} name={field.name} />
        </fieldset>
      </details>
      <ItemButtons path={path} name={`question ${place + 1}`} place={place} count={count} />
    </div>
  );
}

/** All questions in order. */
export function QuestionsPart() {
  const { draft, faults } = useDesk();
  return (
    <fieldset id={idOf("fields")} aria-label="Questions" className="flex min-w-0 flex-col gap-3">
      <FieldErrors id={`${idOf("fields")}-errors`} errors={faultsAt(faults, "fields")} />
      {draft.fields.map((field, place) => (
        <QuestionCard key={field.name} field={field} place={place} count={draft.fields.length} />
      ))}
      <div>
        <CommandButton command="add fields">Add a question</CommandButton>
      </div>
    </fieldset>
  );
}
