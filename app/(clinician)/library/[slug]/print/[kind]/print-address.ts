import type { Paper } from "../../../../_components/paper-choice";

/** What can be printed of an exercise: for a partner, or for the therapist. */
export const PRINT_KINDS = ["handout", "sheet"] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];

export type PrintQuery = { readonly paper: Paper; readonly copies: 1 | 2; readonly version: number | null };

type Search = Record<string, string | string[] | undefined>;

/** What an address asks for; anything it does not know is as if it were not there. */
export function printQuery({ paper, copies }: Search, version: number | undefined): PrintQuery {
  return {
    paper: paper === "letter" ? "letter" : "a4",
    copies: copies === "2" ? 2 : 1,
    version: version ?? null,
  };
}

export function isPrintKind(text: string): text is PrintKind {
  return (PRINT_KINDS as readonly string[]).includes(text);
}

/** The address of a print page, without what is as it would be anyway. */
export function printAddress(slug: string, kind: PrintKind, query: Partial<PrintQuery> = {}): string {
  const search = new URLSearchParams();
  if (query.version) search.set("version", String(query.version));
  if (query.paper === "letter") search.set("paper", "letter");
  if (query.copies === 2) search.set("copies", "2");
  const text = search.toString();
  return `/library/${slug}/print/${kind}${text === "" ? "" : `?${text}`}`;
}
