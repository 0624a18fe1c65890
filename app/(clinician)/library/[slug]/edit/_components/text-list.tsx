"use client";
import { Field } from "#ui/field";
import { FieldErrors } from "#ui/field-errors";
import { TextArea } from "#ui/text-area";
import { withArticle } from "../../../../_components/exercise-words";
import { CommandButton, ItemButtons } from "./commands";
import { useDesk } from "./draft-context";
import { faultsAt } from "./draft-faults";
import { idOf, valueAt } from "./draft-paths";
import { easierWords } from "./easier-words";

type TextListProps = {
  path: "steps" | "materials" | "handout" | "adaptations";
  /** What one of them is called, such as "Step". */
  one: string;
  most?: number;
};

/** A list of texts: written, added, moved and taken out. */
export function TextList({ path, one, most = 30 }: TextListProps) {
  const { draft, faults, type } = useDesk();
  const held = valueAt(draft, path);
  const texts = Array.isArray(held) ? held.map(String) : [];
  return (
    <fieldset id={idOf(path)} aria-label={`${one} list`} className="flex min-w-0 flex-col gap-3">
      <FieldErrors id={`${idOf(path)}-errors`} errors={faultsAt(faults, path)} />
      {texts.map((text, place) => {
        const at = `${path}.${place}`;
        return (
          <div
            // Texts have no name of their own: their place is what they are known by.
            key={at}
            data-item={at}
            className="flex items-end gap-2"
          >
            <div className="min-w-0 flex-1">
              <Field
                id={idOf(at)}
                label={`${one} ${place + 1}`}
                hint={path === "steps" ? easierWords(text) : undefined}
                errors={faultsAt(faults, at)}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    name={at}
                    length="short"
                    value={text}
                    onChange={(event) => type(at, event.currentTarget.value)}
                  />
                )}
              </Field>
            </div>
            <ItemButtons
              path={at}
              name={`${one.toLowerCase()} ${place + 1}`}
              place={place}
              count={texts.length}
            />
          </div>
        );
      })}
      {texts.length >= most ? null : (
        <div>
          <CommandButton command={`add ${path}`}>Add {withArticle(one)}</CommandButton>
        </div>
      )}
    </fieldset>
  );
}
