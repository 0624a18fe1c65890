"use client";
import type { PlanPage, StartFrame, TemplateFacts } from "#lib/planning/types";
import { EmptyState } from "#ui/empty-state";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { Select } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { startPlanAction } from "../actions";

type StartChoicesProps = {
  coupleId: string;
  sessionId: string;
  minutes: number;
  canStart: boolean;
  /** The session whose plan can be copied, and what a copy leaves out. */
  previous: PlanPage["previous"];
  templates: readonly TemplateFacts[];
};

type Choice = { frame: StartFrame; label: string; hint: string };

function StartChoice({ choice, place }: { choice: Choice; place: { coupleId: string; sessionId: string } }) {
  const [state, send] = useFormAction(startPlanAction);
  return (
    <li className="py-4">
      <form action={send} className="grid items-center gap-x-6 gap-y-2 sheet:grid-cols-[minmax(0,1fr)_15rem]">
        <input type="hidden" name="coupleId" value={place.coupleId} />
        <input type="hidden" name="sessionId" value={place.sessionId} />
        <input type="hidden" name="frame" value={choice.frame} />
        <p className="text-text-muted">{choice.hint}</p>
        <SubmitButton
          kind={choice.frame === "suggested" ? "primary" : "quiet"}
          pending="Making the plan"
          wide
        >
          {choice.label}
        </SubmitButton>
        <div className="empty:hidden sheet:col-span-2">
          <FormProblems state={state} fieldIds={{}} />
        </div>
      </form>
    </li>
  );
}

const GROUP = { own: "Your own", practice: "Of the practice", builtin: "Built in" } as const;

function TemplateChoice({
  templates,
  place,
}: {
  templates: readonly TemplateFacts[];
  place: { coupleId: string; sessionId: string };
}) {
  const [state, send] = useFormAction(startPlanAction);
  const gone = templates.flatMap(({ title, lines }) =>
    lines.filter((line) => line.retired).map((line) => `${line.title} in ${title}`),
  );
  return (
    <li className="py-4">
      <form action={send} className="grid items-end gap-x-6 gap-y-2 sheet:grid-cols-[minmax(0,1fr)_15rem]">
        <input type="hidden" name="coupleId" value={place.coupleId} />
        <input type="hidden" name="sessionId" value={place.sessionId} />
        <input type="hidden" name="frame" value="template" />
        <Field
          id="template"
          label="Template"
          hint={gone.length > 0 ? `Retired, and left out: ${gone.join("; ")}.` : undefined}
        >
          {(control) => (
            <Select
              {...control}
              name="template"
              options={templates.map(({ id, kind, title, minutes }) => ({
                value: id,
                label: `${title}, ${minutes} min`,
                group: GROUP[kind],
              }))}
            />
          )}
        </Field>
        <SubmitButton kind="quiet" pending="Making the plan" wide>
          Use the template
        </SubmitButton>
        <div className="empty:hidden sheet:col-span-2">
          <FormProblems state={state} fieldIds={{}} />
        </div>
      </form>
    </li>
  );
}

/** A session without a plan: four ways to begin one. */
export function StartChoices({
  coupleId,
  sessionId,
  minutes,
  canStart,
  previous,
  templates,
}: StartChoicesProps) {
  if (!canStart) {
    return <EmptyState title="No plan">This session took place without a plan.</EmptyState>;
  }
  const copy: Choice[] =
    previous === null
      ? []
      : [
          {
            frame: "last",
            label: `Copy session ${previous.number}`,
            hint: [
              "The same structure and minutes, without decisions or notes.",
              previous.retired.length > 0 ? ` Retired, and left out: ${previous.retired.join("; ")}.` : "",
            ].join(""),
          },
        ];
  const choices: Choice[] = [
    {
      frame: "suggested",
      label: "Suggested frame",
      hint: `Arrive, review, core and close, fitted to ${minutes} minutes.`,
    },
    ...copy,
    { frame: "blank", label: "Blank", hint: "Nothing but the homework that is still open." },
  ];
  return (
    <section aria-labelledby="start" className="max-w-reading">
      <h2 id="start" className="type-heading">
        How would you like to begin?
      </h2>
      <p className="type-note mt-1 mb-2">
        Every plan opens with last time's homework. What is on hold comes along set aside, with the reason.
      </p>
      <ul className="ruled border-y">
        {choices.map((choice) => (
          <StartChoice key={choice.frame} choice={choice} place={{ coupleId, sessionId }} />
        ))}
        <TemplateChoice templates={templates} place={{ coupleId, sessionId }} />
      </ul>
    </section>
  );
}
