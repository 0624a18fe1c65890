import { putRoute } from "#lib/auth/put-route";
import { checkInInput } from "#lib/progress/schema";
import { sendCheckIn } from "#lib/progress/send-check-in";

const handle = putRoute("partner", checkInInput, (actor, _none: Record<string, never>, input) =>
  sendCheckIn(actor, input),
);

/** Sends a check-in. The same body again gets the same answer. */
export function PUT(request: Request): Promise<Response> {
  return handle(request, { params: Promise.resolve({}) });
}
