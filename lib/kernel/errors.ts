/** Machine-readable codes of every refusal the product can give. One family, mapped once per transport. */
export const ERROR_CODES = [
  "invalid_input",
  "signed_out",
  "not_found",
  "forbidden",
  "conflict",
  "stale_version",
  "already_sent",
  "held",
  "handed_over",
  "too_many_tries",
  "unavailable",
  "unexpected",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** HTTP status of each code; used by route handlers and by tests. */
export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 422,
  signed_out: 401,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  stale_version: 409,
  already_sent: 409,
  held: 409,
  handed_over: 403,
  too_many_tries: 429,
  unavailable: 503,
  unexpected: 500,
};

/**
 * A refusal the product foresaw. `message` is a whole sentence fit to show to the person who asked;
 * it never holds SQL, parameters, ids or anything another person wrote.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  /** Sentences per input field, shown beside the field. */
  readonly fields: Readonly<Record<string, string[]>>;

  constructor(code: ErrorCode, message: string, fields: Readonly<Record<string, string[]>> = {}) {
    super(message);
    this.name = "DomainError";
    this.code = code;
    this.fields = fields;
  }
}

/** What an invisible row and a row that does not exist both answer. */
export function notFound(): DomainError {
  return new DomainError("not_found", "There is nothing here for you to open.");
}

/** The row is visible, the step is not allowed. */
export function forbidden(message = "You cannot do that here."): DomainError {
  return new DomainError("forbidden", message);
}

/** One or more fields are wrong; nothing was written. */
export function invalid(
  fields: Record<string, string[]>,
  message = "Please look at the marked fields.",
): DomainError {
  return new DomainError("invalid_input", message, fields);
}

/** Somebody else changed the row first; nothing was written. */
export function stale(
  message = "This was changed in another window. Nothing of yours was lost.",
): DomainError {
  return new DomainError("stale_version", message);
}
