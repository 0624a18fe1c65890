import { alexAndSam } from "#lib/demo/couples/alex-and-sam";
import { ingridAndPaul } from "#lib/demo/couples/ingrid-and-paul";
import { leylaAndMert } from "#lib/demo/couples/leyla-and-mert";
import { margaretAndHenrik } from "#lib/demo/couples/margaret-and-henrik";
import { noorAndElise } from "#lib/demo/couples/noor-and-elise";
import { priyaAndDaniel } from "#lib/demo/couples/priya-and-daniel";
import { robinAndKit } from "#lib/demo/couples/robin-and-kit";
import { tomasAndOliver } from "#lib/demo/couples/tomas-and-oliver";
import type { CoupleStory } from "#lib/demo/types";

/** The demo clinician's caseload; the first couple meets today, and its partners have sign-ins. */
export const demoCouples: readonly CoupleStory[] = [
  alexAndSam,
  tomasAndOliver,
  ingridAndPaul,
  leylaAndMert,
  robinAndKit,
  margaretAndHenrik,
  noorAndElise,
  priyaAndDaniel,
];
