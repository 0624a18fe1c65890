"use client";
import type { Field } from "#lib/exercises/types";
import { Field as Labelled } from "#ui/field";
import { FieldErrors } from "#ui/field-errors";
import { TextInput } from "#ui/text-input";
import { withArticle } from "../../../../_components/exercise-words";
import { CommandButton, ItemButtons } from "./commands";
import { NumberPart, TextPart, TickPart, TicksPart } from "./controls";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf, valueAt } from "./draft-paths";

const LENGTHS = [1, 2, 3, 4, 5, 10, 15, 20, 30];

type OptionListProps = { path: string; one: string; withKeys?: boolean };

/** The choices, cards or piles of a question, by the words a partner reads. */
export function OptionList({ path, one, withKeys = false }: OptionListProps) {
  const { draft, faults, type } = useDesk();
  const held = valueAt(draft, path);
  const options = (Array.isArray(held) ? held : []) as readonly { value: string; label: string }[];
  return (
    <fieldset id={idOf(path)} aria-label={`${one} list`} className="flex min-w-0 flex-col gap-2">
      <FieldErrors id={`${idOf(path)}-errors`} errors={faultsAt(faults, path)} />
      {options.map(({ label, value }, place) => {
        const at = `${path}.${place}`;
        return (
          <div key={at} data-item={at} className="flex flex-wrap items-end gap-2">
            <div className="min-w-40 flex-1">
              <Labelled
                id={idOf(`${at}.label`)}
                label={`${one} ${place + 1}`}
                errors={faultsAt(faults, `${at}.label`)}
              >
                {(control) => (
                  <TextInput
                    {...control}
                    name={`${at}.label`}
                    value={label}
                    onChange={(event) => type(`${at}.label`, event.currentTarget.value)}
                  />
                )}
              </Labelled>
            </div>
            {withKeys ? (
              <Labelled id={idOf(`${at}.value`)} label="Key" errors={faultsAt(faults, `${at}.value`)}>
                {(control) => (
                  <TextInput
                    {...control}
                    width="narrow"
                    name={`${at}.value`}
                    value={value}
                    onChange={(event) => type(`${at}.value`, event.currentTarget.value)}
                  />
                )}
              </Labelled>
            ) : null}
            <ItemButtons
              path={at}
              name={`${one.toLowerCase()} ${place + 1}`}
              place={place}
              count={options.length}
            />
          </div>
        );
      })}
      <div>
        <CommandButton command={`add ${path}`}>Add {withArticle(one)}</CommandButton>
      </div>
    </fieldset>
  );
}

/** What belongs to one kind of question alone. */
export function QuestionKind({ field, path }: { field: Field; path: string }) {
  switch (field.type) {
    case "scale":
      return (
        <div className="flex flex-wrap gap-4">
          <TextPart path={`${path}.low`} label="Words at 0" />
          <TextPart path={`${path}.high`} label="Words at 10" />
        </div>
      );
    case "choice":
    case "check":
      return <OptionList path={`${path}.options`} one="Choice" />;
    case "multi":
      return (
        <>
          <OptionList path={`${path}.options`} one="Choice" />
          <NumberPart path={`${path}.max`} label="The most that may be picked (optional)" />
        </>
      );
    case "rank":
      return (
        <>
          <OptionList path={`${path}.options`} one="Card" />
          <NumberPart path={`${path}.max`} label="Places" />
        </>
      );
    case "sort":
      return (
        <>
          <OptionList path={`${path}.options`} one="Card" />
          <OptionList path={`${path}.piles`} one="Pile" withKeys />
          <TickPart
            path={`${path}.matches`}
            label="A private list with matches"
            hint="For the writer alone. What both put on yes or maybe shows once both share and you reveal it. Needs the piles yes, maybe and no, and 20 cards."
          />
          <TickPart
            path={`${path}.personal`}
            label="Partners may leave cards out and add their own"
            hint="For a private list. A card left out counts as a blank, 20 stay. Own cards stay with their writer: neither you nor the partner gets them."
          />
        </>
      );
    case "lines":
      return <NumberPart path={`${path}.max`} label="The most lines" />;
    case "dates":
      return <NumberPart path={`${path}.max`} label="The most days" />;
    case "timer":
      return (
        <>
          <TicksPart
            path={`${path}.minutes`}
            label="Minutes to choose from"
            options={LENGTHS.map((minutes) => ({ value: String(minutes), label: minutes }))}
          />
          <NumberPart path={`${path}.parts`} label="How often it runs, with a swap between" />
        </>
      );
    case "turns":
      return (
        <div className="flex flex-wrap gap-4">
          <NumberPart path={`${path}.rounds`} label="Rounds" />
          <NumberPart path={`${path}.minutesEach`} label="Minutes each" />
        </div>
      );
    case "pacer":
      return (
        <div className="flex flex-wrap gap-4">
          <NumberPart path={`${path}.minutes`} label="Minutes" />
          <NumberPart path={`${path}.inSeconds`} label="Seconds in" />
          <NumberPart path={`${path}.outSeconds`} label="Seconds out" />
        </div>
      );
    case "short":
    case "long":
    case "yesno":
    case "stamp":
      return null;
  }
}
