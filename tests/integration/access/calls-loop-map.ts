import { agreeLoopMap, takeBackLoopMap } from "#lib/formulation/agree-map";
import { openWholeFormulation } from "#lib/formulation/open-formulation";
import { compareLoopMaps, openJointMap, openLoopMap } from "#lib/formulation/open-map";
import { openOurMap } from "#lib/formulation/our-map";
import { saveLoopMap } from "#lib/formulation/save-map";
import { chooseSuggestion, listLacks, setLacks } from "#lib/formulation/suggestion-choices";
import { newId } from "#lib/kernel/ids";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { mapInput, savedMap } from "#tests/integration/formulation/given-map";

async function mapOf({ owner, world }: Given) {
  return { coupleId: world.coupleId, mapId: await savedMap(owner, world) };
}

/** How the verbs of the loop map are called. */
export const LOOP_MAP_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "formulation/agreeLoopMap": async (given) =>
    call(await mapOf(given), (actor, { coupleId, mapId }) =>
      agreeLoopMap(actor, { coupleId, mapId, agreedOn: "2026-11-02" }),
    ),
  "formulation/chooseSuggestion": ofCouple((actor, { coupleId }) =>
    chooseSuggestion(actor, {
      coupleId,
      slug: "plain-ask",
      press: "hide",
      from: null,
      reason: "Done before",
    }),
  ),
  "formulation/listLacks": ofCouple((actor, { coupleId }) => listLacks(actor, coupleId)),
  "formulation/setLacks": ofCouple((actor, { coupleId }) => setLacks(actor, { coupleId, lacks: ["timer"] })),
  "formulation/compareLoopMaps": ofCouple((actor, { coupleId }) =>
    compareLoopMaps(actor, coupleId, { before: null, after: null }),
  ),
  "formulation/openJointMap": ofCouple((actor, { coupleId }) => openJointMap(actor, coupleId)),
  "formulation/openWholeFormulation": ofCouple((actor, { coupleId }) =>
    openWholeFormulation(actor, coupleId),
  ),
  "formulation/openLoopMap": ofCouple((actor, { coupleId }) => openLoopMap(actor, coupleId)),
  "formulation/openOurMap": none((actor) => openOurMap(actor)),
  "formulation/saveLoopMap": ofCouple((actor, { coupleId }) =>
    saveLoopMap(actor, { ...mapInput(newId()), coupleId }),
  ),
  "formulation/takeBackLoopMap": ofCouple((actor, { coupleId }) => takeBackLoopMap(actor, { coupleId })),
};
