"use client";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import type { JointMap, MapNotes, MapPart } from "#lib/formulation/map-types";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { LINK_KEYS, MAP_PARTS } from "#lib/formulation/rules-map";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { saveLoopMapAction } from "../../actions";
import { MapField } from "./map-field";
import { NoteFields } from "./note-fields";

type MapFormProps = {
  coupleId: string;
  /** The newest version; 0 before the first. */
  version: number;
  map: JointMap;
  /** Null on a screen that both look at. */
  notes: MapNotes | null;
};

const ASKS = {
  called: [
    "Called on the map",
    "A word they pick, such as an initial. It stands in place of Partner A or B.",
  ],
  soft: ["What is softer underneath", "Scared, ashamed, lonely, sad: the part the other cannot see."],
  reach: [
    "When reaching, this one",
    "As a camera would see it: asks, offers, checks, goes quiet to be found.",
  ],
  respond: ["When responding, this one", "Reassures, gives in, explains, pulls away, gets short."],
  wish: ["Would like instead", "What would be better than the loop, said as a wish."],
} as const;

const SIDE_ORDER = ["called", "soft", "reach", "respond", "wish"] as const;
const WHOLE = [
  ["stressors", MAP_WORDS.stressors, "Work, money, sleep, illness, family: what makes the loop stronger."],
  ["strengths", MAP_WORDS.strengths, "What holds them together."],
  ["exceptions", MAP_WORDS.exceptions, "A time it could have started and did not. What was different?"],
] as const;

/** Ids of fields; a dot would need escaping in the address of an error. */
export const idOf = (name: string) => name.replaceAll(".", "-");

/** Where another window saved first: its words to lay beside one's own. */
function isBeaten(state: FormState): boolean {
  return state.status === "refused" && state.code === "stale_version";
}

/** The map in labelled parts. What was typed stays through every refusal. */
export function MapForm({ coupleId, version, map, notes }: MapFormProps) {
  const [state, send] = useFormAction(saveLoopMapAction);
  const beaten = isBeaten(state);
  const names: string[] = [
    ...MAP_PARTS,
    "hypotheses",
    ...LINK_KEYS.flatMap((key) => ["mechanism", "confidence", "evidence"].map((one) => `${key}.${one}`)),
  ];
  const field = (part: MapPart, label: string, hint: string) => (
    <MapField
      key={part}
      name={part}
      label={label}
      hint={hint}
      value={typedValue(state, part, map[part])}
      saved={beaten ? map[part] : null}
      errors={fieldErrors(state, part)}
    />
  );
  return (
    <form action={send} noValidate className="flex flex-col gap-10">
      <FormProblems state={state} fieldIds={Object.fromEntries(names.map((name) => [name, idOf(name)]))} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input
        type="hidden"
        name="version"
        value={beaten ? version : typedValue(state, "version", String(version))}
      />
      {field(
        "name",
        "What do they call their loop?",
        "A name both can smile at. It is the loop's, not a person's.",
      )}
      <div className="grid gap-x-12 gap-y-10 sheet:grid-cols-2">
        {(["A", "B"] as const).map((slot) => (
          <fieldset key={slot} className="flex min-w-0 flex-col gap-5">
            <legend className="type-heading mb-4 w-full border-b pb-2">{MAP_WORDS.partner[slot]}</legend>
            {SIDE_ORDER.map((part) => field(`${slot}.${part}`, ASKS[part][0], ASKS[part][1]))}
          </fieldset>
        ))}
      </div>
      <fieldset className="flex min-w-0 flex-col gap-5">
        <legend className="type-heading mb-4 w-full border-b pb-2">Around the loop</legend>
        {WHOLE.map(([part, label, hint]) => field(part, label, hint))}
      </fieldset>
      {notes === null ? null : <NoteFields map={map} notes={notes} state={state} isBeaten={beaten} />}
      <div className="sticky bottom-0 border-t bg-bg py-3">
        <SubmitButton pending="Saving">
          {beaten ? "Save mine as the next version" : `Save as version ${version + 1}`}
        </SubmitButton>
      </div>
    </form>
  );
}
