import type { Exercise, Fault } from "#lib/exercises/types";
import { hasKeys, putJson } from "../../../../_components/saving/put-json";
import type { Kept, Saving } from "../../../../_components/saving/saver";

/** A draft as the server holds it; its revisions are counted. */
export type KeptDraft = Kept<Exercise>;

export const sameDraft = (one: Exercise, other: Exercise) => JSON.stringify(one) === JSON.stringify(other);

type Saved = { revision: number; savedAt: string; faults: readonly Fault[] };
const isSaved = (answer: unknown): answer is Saved => hasKeys(answer, "revision", "savedAt", "faults");

/** "body.fields.0.label" as "fields.0.label": places are those of the draft. */
function ofDraft(fields: Readonly<Record<string, string[]>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, texts]) => [path.replace(/^body\./, ""), texts]),
  );
}

/** Saves a draft at its address, and hears what keeps it from being published. */
export function savingOfDraft(
  slug: string,
  onKept: (kept: KeptDraft, faults: readonly Fault[]) => void,
): Saving<Exercise, readonly Fault[]> {
  return {
    same: sameDraft,
    onKept,
    put: async (draft, revision, leaving) => {
      const heard = await putJson("/api/exercises", { slug, revision, body: draft }, leaving, isSaved);
      if (heard.kind === "refused") return { ...heard, fields: ofDraft(heard.fields) };
      if (heard.kind !== "saved") return heard;
      const { answer } = heard;
      return {
        kind: "saved",
        version: answer.revision,
        savedAt: new Date(answer.savedAt),
        found: answer.faults,
      };
    },
  };
}
