import type { z } from "zod";
import type { ActorOf } from "#lib/access/actor";
import { type HandedOver, passedOn, tabletIsPassedOn } from "#lib/auth/handed-over";
import type { HandedTablet } from "#lib/auth/handed-tablet";
import { fieldsOf, PLAINLY } from "#lib/auth/refusal";
import { refusedResponse } from "#lib/auth/refused-response";
import { fromOwnOrigin } from "#lib/auth/request";
import {
  actorOrRefusal,
  type OnTablet,
  type SignedInRole,
  type WhileHandedOver,
} from "#lib/auth/require-actor";
import { DomainError, forbidden } from "#lib/kernel/errors";
import { type Id, isId } from "#lib/kernel/ids";

/** Bytes a request body may have; an hour of writing fits in a tenth of it. */
export const BODY_LIMIT = 128 * 1024;
/** A well-formed id that no row has. */
const NO_ROW: Id = "00000000-0000-0000-0000-000000000000";
const HEADERS = { "cache-control": "private, no-store" };

/** No field has this name: parsing would leave it out unseen, or make another object of what holds it. */
function ownName(name: string, value: unknown): unknown {
  if (name === "__proto__") throw new TypeError("A field cannot have this name.");
  return value;
}

async function readBody(request: Request): Promise<unknown> {
  const tooLong = new DomainError(
    "invalid_input",
    "That is more text than one page can hold. Please shorten it.",
  );
  if (Number(request.headers.get("content-length") ?? 0) > BODY_LIMIT) throw tooLong;
  const text = await request.text();
  if (Buffer.byteLength(text) > BODY_LIMIT) throw tooLong;
  try {
    return JSON.parse(text, ownName);
  } catch {
    throw new DomainError("invalid_input", "This page sent something we cannot read. Please reload it.");
  }
}

/** A malformed id is asked for as one that no row has, so that both get the same answer in the same way. */
function askable<P extends Record<string, string>>(params: P): P {
  const ids = Object.entries(params).map(([name, id]) => [name, isId(id) ? id : NO_ROW]);
  return Object.fromEntries(ids) as P;
}

/**
 * A PUT handler on a stable address, for autosave and sending answers: own origin, gate, strict
 * parsing, work, and JSON out. A malformed id answers exactly as one that does not exist. While the phone is
 * with the other partner it is shut, but for what `whileHandedOver` names, and a clinician's tablet with a partner but
 * for what `onTablet` names.
 */
export function putRoute<R extends SignedInRole, S extends z.ZodType, P extends Record<string, string>>(
  role: R,
  schema: S,
  run: (actor: ActorOf<R>, params: P, input: z.output<S>, tablet: HandedTablet | null) => Promise<object>,
  whileHandedOver?: WhileHandedOver<[params: P, input: z.output<S>]>,
  onTablet?: OnTablet<[params: P]>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      if (!(await fromOwnOrigin())) throw forbidden("This request did not come from our own page.");
      let handed: HandedOver | undefined;
      let held: HandedTablet | null = null;
      const actor = await actorOrRefusal(
        role,
        (mark) => {
          handed = mark;
          return whileHandedOver !== undefined;
        },
        (mark) => {
          held = mark;
          return onTablet !== undefined;
        },
      );
      const params = askable(await context.params);
      if (held && !onTablet?.(held, params)) throw tabletIsPassedOn();
      const parsed = schema.safeParse(await readBody(request), PLAINLY);
      if (!parsed.success) {
        throw new DomainError("invalid_input", "Please look at the marked fields.", fieldsOf(parsed.error));
      }
      const input = parsed.data;
      if (handed && !whileHandedOver?.(handed, params, input)) throw passedOn();
      return Response.json(await run(actor, params, input, held), { headers: HEADERS });
    } catch (error) {
      return refusedResponse(error, "input");
    }
  };
}
