"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { withdrawHomeworkInput } from "#lib/homework/schema";
import { withdrawHomework } from "#lib/homework/withdraw-homework";

export const withdrawHomeworkAction = formAction("clinician", withdrawHomeworkInput, async (actor, input) => {
  await withdrawHomework(actor, input);
  refresh();
  return { note: "The homework is taken back." };
});
