import { notFound } from "next/navigation";
import { loadExercise } from "../../../loaders";
import { versionIn } from "../../version-address";
import { isPrintKind, printQuery } from "./print-address";

/** What goes on paper and how. A sheet speaks of rules and gates, which a draft may not have whole. */
export async function loadPrint(
  slug: string,
  kind: string,
  search: Record<string, string | string[] | undefined>,
) {
  const { opened, byClass } = await loadExercise(slug, search.version);
  const { exercise, state } = opened;
  if (!isPrintKind(kind) || (kind === "sheet" && state === "draft")) notFound();
  return { kind, exercise, byClass, query: printQuery(search, versionIn(search.version)) };
}
