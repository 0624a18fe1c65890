import { and, eq } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { draftFaults } from "#lib/exercises/draft-faults";
import { readDraft } from "#lib/exercises/own-draft";
import type { Exercise, Fault } from "#lib/exercises/types";
import { notFound } from "#lib/kernel/errors";

/** A draft to go on writing, the revision its next save names, and what keeps it from being published. */
export type OpenedDraft = {
  readonly draft: Exercise;
  readonly revision: number;
  readonly savedAt: Date;
  readonly faults: readonly Fault[];
};

/** The draft of one of the practice's own exercises. Throws "not_found" where there is none. */
export async function openDraft(actor: ActorOf<"clinician">, slug: string): Promise<OpenedDraft> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const [row] = await tx
      .select({
        id: ownExercise.id,
        revision: ownExercise.revision,
        body: ownExercise.body,
        savedAt: ownExercise.updatedAt,
      })
      .from(ownExercise)
      .where(and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug), eq(ownExercise.state, "draft")));
    if (!row) throw notFound();
    await recordAudit(tx, actor, {
      action: "read",
      entity: "exercise",
      entityId: row.id,
      purpose: "go on writing an exercise",
    });
    const draft = readDraft(row.body);
    return { draft, revision: row.revision, savedAt: row.savedAt, faults: draftFaults(draft) };
  });
}
