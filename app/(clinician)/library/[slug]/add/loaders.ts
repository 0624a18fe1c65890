import { requireActor } from "#lib/auth/require-actor";
import { fitsFormat } from "#lib/exercises/rules";
import { newId } from "#lib/kernel/ids";
import { listOpenPlans } from "#lib/planning/list-open-plans";
import { loadExercise } from "../../loaders";

/** The exercise, and the plans it can go into; none for what is a draft, retired, or done at home alone. */
export async function loadAdd(slug: string) {
  const actor = await requireActor("clinician");
  const { opened } = await loadExercise(slug, undefined);
  const { title, version } = opened.exercise;
  const canAdd = opened.state === "published" && fitsFormat(opened.exercise, "session");
  const plans = canAdd ? await listOpenPlans(actor) : [];
  return { title, version, canAdd, plans: plans.map((plan) => ({ ...plan, itemId: newId() })) };
}
