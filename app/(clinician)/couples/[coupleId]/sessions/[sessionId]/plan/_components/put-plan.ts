import { toItemInput } from "#lib/planning/rules-item-input";
import { madeFrom } from "#lib/planning/rules-merge";
import type { PlanItem } from "#lib/planning/types";
import { hasKeys, putJson } from "../../../../../../_components/saving/put-json";
import type { Saving } from "../../../../../../_components/saving/saver";
import { sameItems } from "./compare-items";

type Saved = { version: number; savedAt: string };
const isSaved = (answer: unknown): answer is Saved => hasKeys(answer, "version", "savedAt");

/** Saves the list of a plan at its address. */
export function savingOfPlan(planId: string): Saving<readonly PlanItem[], null> {
  return {
    same: sameItems,
    madeFrom,
    put: async (items, version, leaving) => {
      const body = { version, items: items.map(toItemInput) };
      const heard = await putJson(`/api/plans/${planId}`, body, leaving, isSaved);
      if (heard.kind !== "saved") return heard;
      const { answer } = heard;
      return { kind: "saved", version: answer.version, savedAt: new Date(answer.savedAt), found: null };
    },
  };
}
