import type { Actor } from "#lib/access/actor";
import { discardDraft } from "#lib/exercises/discard-draft";
import { writeExerciseFile } from "#lib/exercises/exercise-file";
import { exportExercise, exportOwnExercises, listOwnExports } from "#lib/exercises/export-exercises";
import { forkExercise } from "#lib/exercises/fork-exercise";
import { importExercises } from "#lib/exercises/import-exercises";
import { listLibrary } from "#lib/exercises/list-library";
import { loadHistory } from "#lib/exercises/load-history";
import { openDraft } from "#lib/exercises/open-draft";
import { openExercise } from "#lib/exercises/open-exercise";
import { publishExercise } from "#lib/exercises/publish-exercise";
import { listExercises } from "#lib/exercises/queries";
import { retireAsAdmin, retireExercise } from "#lib/exercises/retire-exercise";
import { reviseExercise } from "#lib/exercises/revise-exercise";
import { saveExercise } from "#lib/exercises/save-exercise";
import { startExercise } from "#lib/exercises/start-exercise";
import { newId } from "#lib/kernel/ids";
import { checkMeasure } from "#lib/measures/check-measure";
import { listMeasures, openMeasure } from "#lib/measures/queries";
import { saveWording } from "#lib/measures/save-wording";
import { scoreForm } from "#lib/measures/score-form";
import { uncheckMeasure } from "#lib/measures/uncheck-measure";
import { call, type Given, none, type Prepared } from "#tests/integration/access/call";

/** A fork that nobody published yet. Its title differs from practice to practice, and so does its slug. */
async function ownDraft({ world }: Given): Promise<{ slug: string }> {
  const { slug } = await forkExercise(world.treating, { slug: "pause-pact", title: `Ours ${newId()}` });
  return { slug };
}

async function ownPublished(given: Given): Promise<{ slug: string }> {
  const { slug } = await ownDraft(given);
  await publishExercise(given.world.treating, { slug, revision: 1 });
  return { slug };
}

/** A file of one exercise. */
const aFile = writeExerciseFile(
  listExercises()
    .slice(0, 1)
    .map((exercise) => ({ exercise, origin: null })),
);

/** How the verbs of the library are called: exercises and measures. */
export const LIBRARY_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "exercises/discardDraft": async (given) =>
    call(await ownDraft(given), (actor, { slug }) => discardDraft(actor, { slug, revision: 1 })),
  "exercises/exportExercise": async (given) =>
    call(await ownPublished(given), (actor, { slug }) => exportExercise(actor, slug)),
  "exercises/exportOwnExercises": none((actor) => exportOwnExercises(actor, 1)),
  "exercises/forkExercise": async (given) =>
    call(await ownPublished(given), (actor, { slug }) => forkExercise(actor, { slug })),
  "exercises/importExercises": none((actor) => importExercises(actor, { text: aFile })),
  "exercises/listLibrary": none((actor) =>
    listLibrary(actor, {
      filters: { state: "published" },
      words: undefined,
      sort: undefined,
      dir: "asc",
      page: 1,
    }),
  ),
  "exercises/listOwnExports": none((actor) => listOwnExports(actor)),
  "exercises/loadHistory": async (given) =>
    call(await ownPublished(given), (actor, { slug }) => loadHistory(actor, slug)),
  "exercises/openDraft": async (given) =>
    call(await ownDraft(given), (actor, { slug }) => openDraft(actor, slug)),
  "exercises/openExercise": async (given) =>
    call(await ownPublished(given), (actor, { slug }) => openExercise(actor, slug)),
  "exercises/publishExercise": async (given) =>
    call(await ownDraft(given), (actor, { slug }) => publishExercise(actor, { slug, revision: 1 })),
  "exercises/retireAsAdmin": async (given) =>
    call(await ownPublished(given), (actor, { slug }) => retireAsAdmin(actor, { slug })),
  "exercises/retireExercise": async (given) =>
    call(await ownPublished(given), (actor, { slug }) => retireExercise(actor, { slug })),
  "exercises/reviseExercise": async (given) =>
    call(await ownPublished(given), (actor, { slug }) => reviseExercise(actor, { slug })),
  "exercises/saveExercise": async (given) => {
    const { slug } = await ownDraft(given);
    const { exercise } = await openExercise(given.world.treating, slug);
    return call({ slug }, (actor, ids) => saveExercise(actor, { ...ids, revision: 1, body: exercise }));
  },
  "exercises/startExercise": none((actor) => startExercise(actor, { title: "A walk in the evening" })),

  "measures/checkMeasure": none(async (actor) => {
    const { facts } = await openMeasure(actor, "csi-4");
    await checkMeasure(actor, { measureSlug: "csi-4", facts });
  }),
  "measures/listMeasures": none((actor) => listMeasures(actor)),
  "measures/openMeasure": none((actor) => openMeasure(actor, "csi-4")),
  "measures/saveWording": none(async (actor) => {
    // On top of whatever a colleague saved before.
    const { wording } = await openMeasure(actor, "csi-4");
    const lines = ["First", "Second", "Third", "Fourth"];
    await saveWording(actor, { measureSlug: "csi-4", version: wording.version, lines, licensed: "on" });
  }),
  "measures/scoreForm": none((actor) => scoreForm(actor, { measureSlug: "phq-9", answers: [], earlier: "" })),
  "measures/uncheckMeasure": none(async (actor) => {
    // Each practice has its own comparison to take back.
    const { role }: Actor = actor;
    if (role === "clinician") {
      const { facts } = await openMeasure(actor, "gmsex");
      await checkMeasure(actor, { measureSlug: "gmsex", facts });
    }
    await uncheckMeasure(actor, { measureSlug: "gmsex" });
  }),
};
