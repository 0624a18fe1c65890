"use client";
import type { DerivedValue } from "#lib/exercises/types";
import { FieldErrors } from "#ui/field-errors";
import { answerChoices, questionChoices } from "./answer-choices";
import { DERIVED_CHOICES } from "./choice-words";
import { CommandButton, ItemButtons } from "./commands";
import { SelectPart, TextPart, TicksPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf } from "./draft-paths";

function Parts({ value, path }: { value: DerivedValue; path: string }) {
  const { draft } = useDesk();
  switch (value.kind) {
    case "difference": {
      const ratings = questionChoices(draft, ["scale"]);
      return (
        <div className="flex flex-wrap gap-4">
          <SelectPart path={`${path}.from`} label="This rating" options={ratings} />
          <SelectPart path={`${path}.minus`} label="less this one" options={ratings} />
        </div>
      );
    }
    case "share": {
      const lists = questionChoices(draft, ["multi", "check"]);
      return (
        <>
          <SelectPart path={`${path}.part`} label="Picks of this question" options={lists} />
          <TicksPart path={`${path}.among`} label="Out of all picks of these" options={lists} />
        </>
      );
    }
    case "kept": {
      const ratings = questionChoices(draft, ["scale"]);
      return (
        <div className="flex flex-wrap gap-4">
          <SelectPart path={`${path}.left`} label="This rating" options={ratings} />
          <SelectPart path={`${path}.of`} label="as a part of this one" options={ratings} />
        </div>
      );
    }
    case "rate":
      return (
        <div className="flex flex-wrap gap-4">
          <SelectPart
            path={`${path}.of`}
            label="How often this"
            options={questionChoices(draft, ["choice"])}
          />
          <SelectPart path={`${path}.value`} label="is answered" options={answerChoices(draft, value.of)} />
        </div>
      );
  }
}

/** Numbers worked out from the answers, which the therapist alone sees. */
export function DerivedPart() {
  const { draft, faults } = useDesk();
  return (
    <fieldset id={idOf("derived")} aria-label="Worked-out numbers" className="flex min-w-0 flex-col gap-4">
      {draft.derived.map((value, place) => {
        const path = `derived.${place}`;
        return (
          <fieldset
            key={path}
            id={idOf(path)}
            data-item={path}
            aria-label={`Number ${place + 1}`}
            className="sheet flex min-w-0 flex-col gap-3"
          >
            <FieldErrors id={`${idOf(path)}-errors`} errors={faultsAt(faults, path)} />
            <TextPart path={`${path}.label`} label="What it is called" />
            <SelectPart path={`${path}.kind`} label="How it is worked out" options={DERIVED_CHOICES} />
            <Parts value={value} path={path} />
            <ItemButtons
              path={path}
              name={`number ${place + 1}`}
              place={place}
              count={draft.derived.length}
            />
          </fieldset>
        );
      })}
      <div>
        <CommandButton command="add derived">Add a number</CommandButton>
      </div>
    </fieldset>
  );
}
