import { openFormulationOnScreen } from "#lib/formulation/open-formulation";
import { openPartnerRecord } from "#lib/formulation/open-record";
import { savePartnerRecord } from "#lib/formulation/save-record";
import { openSentRatings } from "#lib/formulation/sent-ratings";
import { type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";

/** How the verbs of each partner's record, and of the numbers they sent, are called. */
export const RECORD_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "formulation/openPartnerRecord": ofCouple((actor, { coupleId }) => openPartnerRecord(actor, coupleId, "A")),
  "formulation/openFormulationOnScreen": ofCouple((actor, { coupleId }) =>
    openFormulationOnScreen(actor, coupleId),
  ),
  "formulation/openSentRatings": none((actor) => openSentRatings(actor)),
  "formulation/savePartnerRecord": ofCouple((actor, { coupleId }) =>
    savePartnerRecord(actor, {
      coupleId,
      slot: "A",
      version: 0,
      history: "Asked often as a child",
      body: "",
      goals: "",
    }),
  ),
};
