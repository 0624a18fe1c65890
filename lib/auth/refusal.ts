import type { z } from "zod";
import { unreachable } from "#db/with-actor";
import { DomainError } from "#lib/kernel/errors";
import { describeError, log } from "#lib/kernel/log";

/** For parsing what people send: where a schema has no words of its own, these stand in for the library's. */
export const PLAINLY = { error: () => "We cannot read this. Please check it, and send it again." };

/** Zod's findings as sentences per field; unknown fields are named as such. */
export function fieldsOf(error: z.ZodError): Record<string, string[]> {
  // A map first: what was sent may be named as every object's own parts are.
  const fields = new Map<string, string[]>();
  for (const issue of error.issues) {
    const name = issue.code === "unrecognized_keys" ? "form" : issue.path.join(".") || "form";
    const text =
      issue.code === "unrecognized_keys"
        ? "This form sent something we do not know. Please reload it."
        : issue.message;
    fields.set(name, [...(fields.get(name) ?? []), text]);
  }
  return Object.fromEntries(fields);
}

/**
 * Any thrown thing as a refusal fit to show. Foreseen ones pass through; the rest are logged with the
 * request id, without message or parameters, and shown as one calm sentence.
 */
export function toRefusal(error: unknown, requestId: string): DomainError {
  if (error instanceof DomainError) return error;
  const down = unreachable(error);
  log.error({ requestId, error: describeError(error) }, down ? "records unreachable" : "unexpected error");
  return (
    down ??
    new DomainError(
      "unexpected",
      `Something went wrong on our side. Nothing was changed. Please try again. (${requestId.slice(0, 8)})`,
    )
  );
}
