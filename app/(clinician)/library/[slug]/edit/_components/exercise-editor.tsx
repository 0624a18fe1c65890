"use client";
import { useDeferredValue, useState } from "react";
import type { FormState } from "#lib/auth/form-state";
import type { Exercise, Fault } from "#lib/exercises/types";
import { Button } from "#ui/button";
import { ErrorSummary } from "#ui/error-summary";
import { FormProblems } from "#ui/form-problems";
import { UndoBar } from "#ui/undo-bar";
import { useFormAction } from "#ui/use-form-action";
import { formatMoment } from "../../../../../_ui/when";
import { placeOfPath } from "../../../../_components/exercise-part-words";
import { SaveStatus } from "../../../../_components/saving/save-status";
import { publishAction, saveDraftAction } from "../actions";
import { DiscardPart } from "./discard-part";
import { DraftConflict } from "./draft-conflict";
import { DeskProvider } from "./draft-context";
import { withTyped } from "./draft-edits";
import { inPageOrder, shownFaults } from "./draft-faults";
import { idOf } from "./draft-paths";
import { EditorForm } from "./editor-form";
import { PreviewPane } from "./preview-pane";
import { PublishPart } from "./publish-part";
import { useDraft } from "./use-draft";
import { useItemFocus } from "./use-item-focus";

type ExerciseEditorProps = {
  draft: Exercise;
  revision: number;
  savedAt: Date;
  faults: readonly Fault[];
  zone: string;
};

/** The draft with the words of a form that was refused put back into it. */
function refusedDraft(draft: Exercise, state: FormState): Exercise | null {
  if (state.status !== "refused") return null;
  const typed = Object.entries(state.values).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return withTyped(draft, Object.fromEntries(typed));
}

/** Places that have no control of their own are shown at the part they belong to. */
const targetOf = (path: string) => idOf(path.startsWith("done.") ? "done" : path);

/** The editor of one draft: its parts, how saving goes, and the couple's side beside it. */
export function ExerciseEditor({ draft: kept, revision, savedAt, faults, zone }: ExerciseEditorProps) {
  const [saved, sendDraft] = useFormAction(saveDraftAction);
  const [published, sendPublish] = useFormAction(publishAction);
  const [goneBar, setGoneBar] = useState<Exercise | null>(null);
  const [question, setQuestion] = useState<number | null>(null);
  const hand = useDraft({ work: kept, version: revision, savedAt }, refusedDraft(kept, saved), faults);
  const follow = useItemFocus();
  const { draft, save } = hand;
  const shown = useDeferredValue(draft);

  const wasTried = published.status === "refused" && published.code === "invalid_input";
  const refused = save.kind === "refused" ? save.fields : saved.status === "refused" ? saved.fields : {};
  const all = { ...shownFaults(draft, hand.faults, wasTried), ...refused };
  const summary = wasTried
    ? inPageOrder(all).flatMap(([path, texts]) =>
        texts.map((text) => ({ id: targetOf(path), text: `${placeOfPath(path)}: ${text}` })),
      )
    : [];
  const press = (command: string) => {
    follow(command);
    hand.press(command);
  };
  return (
    <DeskProvider value={{ draft, faults: all, type: hand.type, press }}>
      <div className="mb-6 flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <SaveStatus
            save={save}
            thing="draft"
            savedAt={(at) => formatMoment(at, zone)}
            onRetry={hand.retry}
          />
          <span className="[@media(scripting:none)]:hidden">
            <Button onClick={hand.undo} disabled={!hand.canUndo}>
              Undo
            </Button>
          </span>
          <p className="type-note">
            {hand.faults.length === 0
              ? "Nothing keeps it from being published."
              : `${hand.faults.length} ${hand.faults.length === 1 ? "thing is" : "things are"} left before it can be published.`}
          </p>
        </div>
        {hand.theirs ? (
          <DraftConflict
            theirs={hand.theirs}
            zone={zone}
            onKeepMine={() => hand.theirs && hand.keepMine(hand.theirs)}
            onTakeTheirs={() => hand.theirs && hand.takeTheirs(hand.theirs)}
          />
        ) : null}
        {hand.removed && goneBar !== draft ? (
          <UndoBar
            key={hand.removed}
            message={`${placeOfPath(hand.removed)} was taken out.`}
            onUndo={hand.undo}
            onGone={() => setGoneBar(draft)}
          />
        ) : null}
        {wasTried ? (
          <ErrorSummary
            title={summary.length === 0 ? "It is ready now" : "Not ready to be published yet"}
            items={summary}
            attempt={published}
          />
        ) : (
          <FormProblems state={published} fieldIds={{}} />
        )}
        <FormProblems state={saved} fieldIds={{}} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 max-w-reading flex-col gap-8">
          <EditorForm
            slug={kept.slug}
            revision={revision}
            send={sendDraft}
            onSave={() => void hand.flush()}
            onQuestion={setQuestion}
          />
          <DiscardPart slug={kept.slug} revision={hand.revision()} version={kept.version} />
        </div>
        <div className="flex flex-col gap-4 wide:sticky wide:top-4">
          <PublishPart
            slug={kept.slug}
            version={kept.version}
            send={sendPublish}
            state={published}
            revision={hand.revision}
            flush={hand.flush}
          />
          <PreviewPane exercise={shown} question={question} />
        </div>
      </div>
    </DeskProvider>
  );
}
