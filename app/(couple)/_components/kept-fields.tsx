import type { FormState } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { TextArea } from "#ui/text-area";
import { TextInput } from "#ui/text-input";
import { LIST_WORDS } from "../../_ui/question/list-words";
import * as WORDS from "./kept-words";

const words = WORDS.kept;

/** Values of choices are short marks of our own; everything else is somebody's words. */
const isMark = (value: string) => /^[a-z0-9_-]{0,40}$/.test(value);

function Kept({ name, value }: { name: string; value: string }) {
  if (name !== "answer" || isMark(value)) return <input type="hidden" name={name} value={value} />;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor="answer" className="type-label">
        {words.typed}
      </label>
      <TextArea id="answer" name="answer" autoComplete="off" defaultValue={value} />
    </div>
  );
}

function KeptList({ name, values }: { name: string; values: readonly string[] }) {
  const rows = values.map((value, index) => ({ value, place: index + 1 }));
  return rows.map(({ value, place }) =>
    isMark(value) ? (
      <input key={place} type="hidden" name={`${name}[]`} value={value} />
    ) : (
      <div key={place} className="flex flex-col gap-1">
        <label htmlFor={`${name}-${place}`} className="type-label">
          {LIST_WORDS.line(place)}
        </label>
        <TextInput id={`${name}-${place}`} name={`${name}[]`} autoComplete="off" defaultValue={value} />
      </div>
    ),
  );
}

/** What the form that was sent shows and holds. */
export function KeptFields({ state }: { state: FormState }) {
  const refused = state.status === "refused" ? state : null;
  return (
    <>
      <h1 className="type-display">{words.title}</h1>
      <div role="alert">
        <Notice kind="warning">{refused?.message ?? words.signedOut}</Notice>
      </div>
      <p>
        <a href="/sign-in" target="_blank" rel="noopener" className="text-link">
          {words.signIn}
        </a>
      </p>
      {Object.entries(refused?.values ?? {}).map(([name, value]) =>
        typeof value === "string" ? (
          <Kept key={name} name={name} value={value} />
        ) : (
          <KeptList key={name} name={name} values={value} />
        ),
      )}
      {refused ? (
        <div className="mt-auto">
          <Button type="submit" kind="primary" wide>
            {words.again}
          </Button>
        </div>
      ) : null}
    </>
  );
}
