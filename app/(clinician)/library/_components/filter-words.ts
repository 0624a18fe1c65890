import { STAGE_LABEL } from "#lib/exercises/stages";
import { allOf, FORMAT_LABEL, MECHANISM_LABEL, plural } from "../../_components/exercise-words";
import type { FilterKey, LibraryQuery } from "../library-query";

/** One filter as it is set, in a word or two; empty where it is not set. */
export function filterInWords(query: LibraryQuery, key: FilterKey): string {
  const { mechanism, stage, format, minutes, words } = query;
  switch (key) {
    case "mechanism":
      return mechanism === undefined ? "" : MECHANISM_LABEL[mechanism];
    case "stage":
      return stage === undefined ? "" : STAGE_LABEL[stage];
    case "format":
      return format === undefined ? "" : FORMAT_LABEL[format];
    case "minutes":
      return minutes === undefined ? "" : plural(minutes, "minute");
    case "words":
      return words === undefined ? "" : `“${words}”`;
  }
}

/** "Remove: Early and 10 minutes". */
export function dropInWords(query: LibraryQuery, keys: readonly FilterKey[]): string {
  return `Remove: ${allOf(keys.map((key) => filterInWords(query, key)))}`;
}
