import { z } from "zod";

const LOST_PLACE = "This page has lost its place. Please open it again.";

/** The version of the agreement on secrets that a page showed, 0 before any, as a body of JSON says it. */
export const shownAgreement = z.int(LOST_PLACE).min(0, LOST_PLACE).optional();

/** The same as a form says it. */
export const shownAgreementText = z.coerce
  .number(LOST_PLACE)
  .pipe(z.int(LOST_PLACE).min(0, LOST_PLACE))
  .optional();
