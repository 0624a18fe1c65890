"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { decideCoSign } from "#lib/supervision/decide-co-sign";
import { decideCoSignInput } from "#lib/supervision/schema";

export const decideCoSignAction = formAction("supervisor", decideCoSignInput, async (actor, input) => {
  await decideCoSign(actor, input);
  refresh();
  return {
    note: input.outcome === "agreed" ? "Co-signed for eight weeks." : "Refused. The hold stays as it is.",
  };
});
