"use server";
import { formAction } from "#lib/auth/form-action";
import { deleteAllKept, deleteKept } from "#lib/homework/delete-kept";
import { deleteAllKeptInput, deleteKeptInput } from "#lib/homework/schema";
import { own as words } from "./words";

/** It says the same whether anything was there. */
export const deleteKeptAction = formAction("partner", deleteKeptInput, async (actor, input) => {
  await deleteKept(actor, input);
  return { note: words.deleted };
});

export const deleteAllKeptAction = formAction("partner", deleteAllKeptInput, async (actor) => {
  await deleteAllKept(actor);
  return { note: words.deleted };
});
