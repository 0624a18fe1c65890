import { END_WORDS } from "../../../../../_ui/question/end-words";

/** What the end of a task says. Held to the same checks as `_components/words.ts`. */
export const end = END_WORDS;
