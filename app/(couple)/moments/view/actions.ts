"use server";
import { formAction } from "#lib/auth/form-action";
import { tellResponseInput } from "#lib/formulation/episode-schema";
import { tellResponse } from "#lib/formulation/tell-response";

/** Keeps how somebody says they responded. */
export const tellResponseAction = formAction("partner", tellResponseInput, async (actor, input) => {
  await tellResponse(actor, input);
  return { to: "/moments/done" };
});
