"use client";
import type { DoneRule, Field } from "#lib/exercises/types";
import { FieldErrors } from "#ui/field-errors";
import { answerChoices, questionChoices } from "./answer-choices";
import { OP_CHOICES } from "./choice-words";
import { CommandButton, ItemButtons } from "./commands";
import { NumberPart, SelectPart, TicksPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf } from "./draft-paths";

const LISTS: readonly Field["type"][] = ["multi", "check", "lines", "rank", "sort", "dates"];
/** The kinds of questions each test can read; every kind where it is not named. */
const READS: Readonly<Partial<Record<DoneRule["op"], readonly Field["type"][]>>> = {
  filled: ["scale", "short", "long", "choice", "yesno", ...LISTS],
  minCount: ["scale", "short", "long", "choice", "yesno", ...LISTS],
  equals: ["choice", "yesno"],
  minWords: ["short", "long"],
  minSeconds: ["timer", "turns", "pacer"],
  minPicked: LISTS,
  minDifferent: ["choice"],
};

type RuleProps = { rule: DoneRule; path: string };

function Test({ rule, path }: RuleProps) {
  const { draft } = useDesk();
  const readable = { ...draft, fields: draft.fields.filter((field) => field.clinicianOnly !== true) };
  const choices = questionChoices(readable, READS[rule.op] ?? null);
  switch (rule.op) {
    case "all":
    case "any":
      return <Rules rules={rule.rules} path={`${path}.rules`} />;
    case "minEntries":
      return (
        <>
          <NumberPart path={`${path}.count`} label="Entries" />
          <Rule rule={rule.rule} path={`${path}.rule`} />
        </>
      );
    case "minDays":
      return (
        <>
          <NumberPart path={`${path}.count`} label="Days" />
          <Rule rule={rule.rule} path={`${path}.rule`} />
        </>
      );
    case "minDifferent":
      return (
        <>
          <div className="flex flex-wrap gap-4">
            <NumberPart path={`${path}.count`} label="Different answers" />
            <SelectPart path={`${path}.field`} label="To this question" options={choices} />
          </div>
          <Rule rule={rule.rule} path={`${path}.rule`} />
        </>
      );
    case "minCount":
      return (
        <>
          <NumberPart path={`${path}.count`} label="How many of them" />
          <TicksPart path={`${path}.fields`} label="Of these questions" options={choices} />
        </>
      );
    default:
      return (
        <div className="flex flex-wrap gap-4">
          <SelectPart path={`${path}.field`} label="Question" options={choices} />
          {rule.op === "equals" ? (
            <SelectPart path={`${path}.value`} label="Answer" options={answerChoices(draft, rule.field)} />
          ) : null}
          {rule.op === "minWords" ? <NumberPart path={`${path}.words`} label="Words" /> : null}
          {rule.op === "minSeconds" ? <NumberPart path={`${path}.seconds`} label="Seconds" /> : null}
          {rule.op === "minPicked" ? <NumberPart path={`${path}.count`} label="Picks" /> : null}
        </div>
      );
  }
}

function Rule({ rule, path }: RuleProps) {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-3">
      <SelectPart path={`${path}.op`} label="What has to hold" options={OP_CHOICES} />
      <Test rule={rule} path={path} />
    </div>
  );
}

function Rules({ rules, path }: { rules: readonly DoneRule[]; path: string }) {
  return (
    <div className="flex flex-col gap-3 border-l-2 pl-4">
      {rules.map((rule, place) => {
        const at = `${path}.${place}`;
        return (
          <div key={at} data-item={at} className="flex flex-wrap items-start gap-2">
            <Rule rule={rule} path={at} />
            <ItemButtons path={at} name={`rule ${place + 1}`} place={place} count={rules.length} />
          </div>
        );
      })}
      <div>
        <CommandButton command={`add ${path}`}>Add a rule</CommandButton>
      </div>
    </div>
  );
}

/** When one go counts as done, as a tree of tests. */
export function RulePart() {
  const { draft, faults } = useDesk();
  return (
    <fieldset id={idOf("done")} aria-label="Done rule" className="flex min-w-0 flex-col gap-3">
      <FieldErrors id={`${idOf("done")}-errors`} errors={faultsAt(faults, "done", true)} />
      <Rule rule={draft.done} path="done" />
    </fieldset>
  );
}
