import { PrintChoice } from "./print-choice";

const PAPERS = [
  ["a4", "A4"],
  ["letter", "US Letter"],
] as const;

/** Paper a page is set for. */
export type Paper = (typeof PAPERS)[number][0];

/** The papers a page can be printed on. */
export function PaperChoice({ paper, hrefOf }: { paper: Paper; hrefOf: (paper: Paper) => string }) {
  return <PrintChoice label="Paper" options={PAPERS} chosen={paper} hrefOf={hrefOf} />;
}
