"use client";
import type { FocusEvent, FormEvent, KeyboardEvent } from "react";
import { Button } from "#ui/button";
import { Part } from "../../_components/part";
import { COMMAND } from "./commands";
import { TextPart } from "./controls";
import { DerivedPart } from "./derived-part";
import { useDesk } from "./draft-context";
import { EvidencePart } from "./evidence-part";
import { FramePart } from "./frame-part";
import { GatesPart } from "./gates-part";
import { QuestionsPart } from "./question-card";
import { RulePart } from "./rule-part";
import { TextList } from "./text-list";

type EditorFormProps = {
  slug: string;
  revision: number;
  send: (form: FormData) => void;
  /** Saves at once, where scripts run. */
  onSave: () => void;
  /** The hands are on this question now, or on none. */
  onQuestion: (place: number | null) => void;
};

/** Everything an exercise is made of: first its words, then the rest. */
export function EditorForm({ slug, revision, send, onSave, onQuestion }: EditorFormProps) {
  const { press } = useDesk();
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const item = target?.closest("[data-item]")?.getAttribute("data-item");
    if (!item) return;
    event.preventDefault();
    press(`${event.key === "ArrowUp" ? "up" : "down"} ${item}`);
  };
  const look = (event: FocusEvent) => {
    const item = event.target.closest("[data-item^='fields.']")?.getAttribute("data-item");
    onQuestion(item ? Number(item.split(".")[1]) : null);
  };
  return (
    <form
      action={send}
      onSubmit={save}
      onKeyDown={keys}
      onFocus={look}
      noValidate
      autoComplete="off"
      className="flex flex-col gap-8"
    >
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="revision" value={revision} />
      {/* The first button is the one that Enter presses in a line of text. */}
      <button type="submit" name={COMMAND} value="save" tabIndex={-1} className="sr-only">
        Save
      </button>
      <Part id="words" title="Words">
        <TextPart path="title" label="Title" />
        <TextPart path="aim" label="Aim" lines="short" hint="One sentence, to both." />
        <TextPart path="minutesNote" label="Time, as the couple reads it" />
        <TextPart path="smaller" label="The two-minute version" lines="short" />
      </Part>
      <Part id="steps" title="Steps">
        <p className="type-note">Four to eight, one thing each.</p>
        <TextList path="steps" one="Step" most={8} />
      </Part>
      <Part id="questions" title="Questions">
        <QuestionsPart />
      </Part>
      <Part id="card" title="Card to keep">
        <p className="type-note">One to four lines, printed large on the handout.</p>
        <TextList path="handout" one="Line" most={4} />
      </Part>
      <Part id="done" title="Done">
        <p className="type-note">One go counts as done when this holds.</p>
        <RulePart />
      </Part>
      <Part id="frame" title="Use">
        <FramePart />
        <TextList path="materials" one="Material" />
      </Part>
      <Part id="therapist" title="For the therapist">
        <TextPart path="qualityCue" label="What good work looks like" lines="short" />
        <TextList path="adaptations" one="Adaptation" />
      </Part>
      <Part id="before" title="Gates">
        <GatesPart />
      </Part>
      <Part id="numbers" title="Worked-out numbers">
        <DerivedPart />
      </Part>
      <Part id="evidence" title="Evidence">
        <EvidencePart />
      </Part>
      <div>
        <Button type="submit" name={COMMAND} value="save">
          Save now
        </Button>
      </div>
    </form>
  );
}
