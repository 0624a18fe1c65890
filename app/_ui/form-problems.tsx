"use client";
import { ErrorSummary } from "./error-summary";
import { Notice } from "./notice";
import { SignInAgain } from "./sign-in-again";

type Refused = {
  status: "refused";
  code?: string;
  message: string;
  fields: Readonly<Record<string, string[]>>;
};
type FormProblemsProps = {
  state: { status: "idle" } | { status: "done"; note: string } | Refused;
  /** Ids of the form's fields by name; problems of other names are said as a whole. */
  fieldIds: Readonly<Record<string, string>>;
};

/** What came back from sending a form: problems linked to their fields, one sentence for the rest, or the note. */
export function FormProblems({ state, fieldIds }: FormProblemsProps) {
  if (state.status === "idle") return null;
  if (state.status === "done") {
    return (
      <div role="status">
        <Notice kind="done">{state.note}</Notice>
      </div>
    );
  }
  const items = Object.entries(state.fields).flatMap(([name, texts]) => {
    const id = fieldIds[name];
    return id ? texts.map((text) => ({ id, text })) : [];
  });
  const loose = Object.entries(state.fields).flatMap(([name, texts]) => (fieldIds[name] ? [] : texts));
  if (items.length > 0) return <ErrorSummary title={state.message} items={items} attempt={state} />;
  return (
    <div role="alert">
      <Notice
        kind="warning"
        title={state.message}
        action={state.code === "signed_out" ? <SignInAgain /> : null}
      >
        {loose.length > 0 ? loose.join(" ") : null}
      </Notice>
    </div>
  );
}
