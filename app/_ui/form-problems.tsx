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
type Said = { kind: "info" | "danger"; title: string; lines: readonly string[] };
type Done = { status: "done"; note: string; said?: readonly Said[] };
type FormProblemsProps = {
  state: { status: "idle" } | Done | Refused;
  /** Ids of the form's fields by name; problems of other names are said as a whole. */
  fieldIds: Readonly<Record<string, string>>;
  /** What each field is called, where one sentence can be said of several. */
  fieldNames?: Readonly<Record<string, string>>;
};

/** What a form answers with, one block per subject: what is about safety is told at once. */
function SaidBlocks({ said }: { said: readonly Said[] }) {
  return (
    <div className="flex flex-col gap-3">
      {said.map(({ kind, title, lines }) => (
        <div key={title} role={kind === "danger" ? "alert" : "status"}>
          <Notice kind={kind} title={title}>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Notice>
        </div>
      ))}
    </div>
  );
}

/** What came back from sending a form: problems linked to their fields, one sentence for the rest, or the note. */
export function FormProblems({ state, fieldIds, fieldNames = {} }: FormProblemsProps) {
  if (state.status === "idle") return null;
  if (state.status === "done") {
    if (state.said) return <SaidBlocks said={state.said} />;
    return (
      <div role="status">
        <Notice kind="done">{state.note}</Notice>
      </div>
    );
  }
  const items = Object.entries(state.fields).flatMap(([name, texts]) => {
    const id = fieldIds[name];
    const called = fieldNames[name];
    return id ? texts.map((text) => ({ id, text: called ? `${called}: ${text}` : text })) : [];
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
