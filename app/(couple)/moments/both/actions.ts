"use server";
import { formAction } from "#lib/auth/form-action";
import { chooseNeedShare } from "#lib/formulation/choose-need-share";
import { chooseNeedShareInput } from "#lib/formulation/episode-schema";

/** Keeps what a partner chose about one of their own moments, and shows the page anew. */
export const chooseNeedShareAction = formAction("partner", chooseNeedShareInput, async (actor, input) => {
  await chooseNeedShare(actor, input);
  return { to: "/moments/both" };
});
