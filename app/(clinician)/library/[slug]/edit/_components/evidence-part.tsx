"use client";
import { FieldErrors } from "#ui/field-errors";
import { GRADE_CHOICES } from "./choice-words";
import { CommandButton, ItemButtons } from "./commands";
import { SelectPart, TextPart, TickPart, TicksPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf } from "./draft-paths";

/** What is known: of this very form, and apart from that, of the technique it comes from. */
export function EvidencePart() {
  const { draft, faults } = useDesk();
  const { parent } = draft.evidence;
  return (
    <>
      <SelectPart path="evidence.thisForm.grade" label="Grade of this form" options={GRADE_CHOICES} />
      <TextPart path="evidence.thisForm.text" label="What is known of this form" lines="short" />
      <fieldset
        id={idOf("evidence.parent")}
        aria-label="The technique it comes from"
        className="flex min-w-0 flex-col gap-4"
      >
        <FieldErrors id={`${idOf("evidence.parent")}-errors`} errors={faultsAt(faults, "evidence.parent")} />
        {parent.map((_, place) => {
          const path = `evidence.parent.${place}`;
          return (
            <div key={path} data-item={path} className="sheet flex flex-col gap-3">
              <TextPart path={`${path}.text`} label={`Source ${place + 1}`} lines="short" />
              <TicksPart path={`${path}.grades`} label="Its grades" options={GRADE_CHOICES} />
              <TickPart path={`${path}.unsure`} label="Not checked against the source" />
              <ItemButtons path={path} name={`source ${place + 1}`} place={place} count={parent.length} />
            </div>
          );
        })}
        <div>
          <CommandButton command="add evidence.parent">Add a source</CommandButton>
        </div>
      </fieldset>
    </>
  );
}
