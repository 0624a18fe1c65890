"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { savePartnerRecordInput } from "#lib/formulation/record-schema";
import { savePartnerRecord } from "#lib/formulation/save-record";
import { DomainError } from "#lib/kernel/errors";

/** Saves one partner's record as its next version. Where another window was first, the page comes anew with what it saved. */
export const savePartnerRecordAction = formAction(
  "clinician",
  savePartnerRecordInput,
  async (actor, input) => {
    try {
      await savePartnerRecord(actor, input);
    } catch (error) {
      if (error instanceof DomainError && error.code === "stale_version") refresh();
      throw error;
    }
    return { to: `/couples/${input.coupleId}/formulation#each` };
  },
);
