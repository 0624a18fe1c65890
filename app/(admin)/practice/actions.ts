"use server";
import { refresh } from "next/cache";
import { practiceInput } from "#lib/accounts/schema";
import { updatePractice } from "#lib/accounts/update-practice";
import { formAction } from "#lib/auth/form-action";

export const updatePracticeAction = formAction("admin", practiceInput, async (actor, input) => {
  await updatePractice(actor, input);
  refresh();
  return { note: "Saved." };
});
