"use server";
import { formAction } from "#lib/auth/form-action";
import { retireTemplate } from "#lib/planning/save-template";
import { retireTemplateInput } from "#lib/planning/schema";

export const retireTemplateAction = formAction("clinician", retireTemplateInput, async (actor, input) => {
  await retireTemplate(actor, input);
  return { to: "/templates" };
});
