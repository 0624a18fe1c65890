import { describe, expect, it } from "vitest";
import { DomainError, ERROR_CODES, forbidden, invalid, notFound, STATUS_OF, stale } from "#lib/kernel/errors";

describe("STATUS_OF", () => {
  it("gives every code a status, and no status to a code that does not exist", () => {
    expect(Object.keys(STATUS_OF).sort()).toEqual([...ERROR_CODES].sort());
  });

  it("is what the transports promise", () => {
    expect(STATUS_OF).toEqual({
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
    });
  });
});

describe("DomainError", () => {
  it("is an Error with a name, a code and no fields of its own accord", () => {
    const error = new DomainError("held", "Not now.");
    expect(error).toBeInstanceOf(Error);
    expect({ name: error.name, code: error.code, message: error.message, fields: error.fields }).toEqual({
      name: "DomainError",
      code: "held",
      message: "Not now.",
      fields: {},
    });
  });

  it("keeps the sentences of each field", () => {
    expect(invalid({ email: ["Write an address."] })).toMatchObject({
      code: "invalid_input",
      fields: { email: ["Write an address."] },
    });
  });

  it.each([
    ["notFound", notFound(), "not_found"],
    ["forbidden", forbidden(), "forbidden"],
    ["invalid", invalid({}), "invalid_input"],
    ["stale", stale(), "stale_version"],
  ])("%s is a whole sentence with its code", (_name, error, code) => {
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
  });

  it("says the same of everything that cannot be seen", () => {
    expect(notFound().message).toBe(notFound().message);
    expect(notFound().fields).toEqual({});
  });
});
