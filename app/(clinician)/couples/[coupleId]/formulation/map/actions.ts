"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { agreeLoopMap, takeBackLoopMap } from "#lib/formulation/agree-map";
import { agreeLoopMapInput, saveLoopMapInput, takeBackLoopMapInput } from "#lib/formulation/map-schema";
import { saveLoopMap } from "#lib/formulation/save-map";
import { DomainError } from "#lib/kernel/errors";

/** Saves the map as its next version. Where another window was first, the page comes anew with what it saved. */
export const saveLoopMapAction = formAction("clinician", saveLoopMapInput, async (actor, input) => {
  try {
    await saveLoopMap(actor, input);
  } catch (error) {
    if (error instanceof DomainError && error.code === "stale_version") refresh();
    throw error;
  }
  return { to: `/couples/${input.coupleId}/formulation/map` };
});

/** Notes the day both agreed, which opens the map to both. */
export const agreeLoopMapAction = formAction("clinician", agreeLoopMapInput, async (actor, input) => {
  await agreeLoopMap(actor, input);
  return { to: `/couples/${input.coupleId}/formulation/map` };
});

/** Takes the map off the couple's own pages. */
export const takeBackLoopMapAction = formAction("clinician", takeBackLoopMapInput, async (actor, input) => {
  await takeBackLoopMap(actor, input);
  return { to: `/couples/${input.coupleId}/formulation/map` };
});
