import { and, eq, isNull } from "drizzle-orm";
import { authSession, loginIdentity } from "#db/schema/accounts";
import { type Tx, withActor } from "#db/with-actor";
import { recordAudit } from "#lib/audit/record-audit";
import { doorActor } from "#lib/auth/door";
import { type HandedOver, tabletIsPassedOn, writeHandedOver } from "#lib/auth/handed-over";
import {
  type HandedTablet,
  inOtherHands,
  passesOn,
  refuseBegun,
  type TabletStart,
  writeTablet,
} from "#lib/auth/handed-tablet";
import { verifyPassphrase } from "#lib/auth/passphrase";
import { countTry, forgetTries } from "#lib/auth/throttle";
import { readToken, type Token } from "#lib/auth/token";
import { DomainError, invalid } from "#lib/kernel/errors";

function signedOut(): DomainError {
  return new DomainError("signed_out", "Please sign in again.");
}

/** Whose device is passed on, and what the trail says of it. */
type Device = { role: "partner" | "clinician"; on: string; back: string };
const PHONE: Device = { role: "partner", on: "pass the phone on", back: "take the phone back" };
const TABLET: Device = { role: "clinician", on: "hand the tablet over", back: "take the tablet back" };

const bySession = (token: Token, { role }: Pick<Device, "role">) =>
  and(
    eq(authSession.practiceId, token.practiceId),
    eq(authSession.tokenHash, token.hash),
    eq(authSession.role, role),
    isNull(authSession.revokedAt),
  );

async function mark(
  tokenText: string | null,
  device: Device,
  text: string,
  { purpose, after }: { purpose: string; after?: string | null },
): Promise<void> {
  const token = readToken(tokenText);
  if (!token) throw signedOut();
  const actor = doorActor(token.practiceId);
  const before =
    after === undefined
      ? undefined
      : after === null
        ? isNull(authSession.handedOver)
        : eq(authSession.handedOver, after);
  await withActor(actor, async (tx) => {
    const [row] = await tx
      .update(authSession)
      .set({ handedOver: text })
      .where(and(bySession(token, device), before))
      .returning({ subjectId: authSession.subjectId });
    if (!row) throw signedOut();
    await recordAudit(tx, actor, {
      action: "update",
      entity: device.role,
      entityId: row.subjectId,
      purpose,
    });
  });
}

/** Marks a partner's session as handed over, from the next request on. Throws "signed_out" for any other token. */
export function handOver(tokenText: string | null, handedOver: HandedOver): Promise<void> {
  return mark(tokenText, PHONE, writeHandedOver(handedOver), { purpose: PHONE.on });
}

/**
 * Locks a clinician's session on the tablet a partner is given, from the next request on. Throws "signed_out" for any
 * other token, and for a session that is locked already.
 */
export function handTabletOver(tokenText: string | null, tablet: TabletStart): Promise<void> {
  return mark(tokenText, TABLET, writeTablet({ ...tablet, version: 0, turn: null }), {
    purpose: TABLET.on,
    after: null,
  });
}

/**
 * Passes the tablet on between the two for the next turn: what was open on it is shut before the other one has it. Throws
 * "handed_over" for any other turn, and "signed_out" where it changed meanwhile.
 */
export async function passTabletOn(
  tokenText: string | null,
  tablet: HandedTablet,
  { taskId, place, turn, field, seconds }: HandedOver & { seconds: number },
): Promise<void> {
  const passed = inOtherHands(tablet);
  if (!passed || !passesOn(tablet, { taskId, place, turn })) throw tabletIsPassedOn();
  const next = { ...passed, thing: "next" as const, turn: { place, number: turn, seconds, field } };
  await mark(tokenText, TABLET, writeTablet(next), {
    purpose: "pass the tablet on",
    after: writeTablet(tablet),
  });
}

/** The turn a tablet was passed on for is taken up on it. Throws "signed_out" where it is no longer given for that. */
export function takeUpTurn(tokenText: string | null, tablet: HandedTablet): Promise<void> {
  return mark(tokenText, TABLET, writeTablet({ ...tablet, thing: "turn" }), {
    purpose: "take up a turn on the tablet",
    after: writeTablet(tablet),
  });
}

/** The exercise the tablet was given for is taken up on it. Throws "signed_out" where it is no longer given for that. */
export function takeUpOnTablet(tokenText: string | null, tablet: HandedTablet): Promise<void> {
  return mark(tokenText, TABLET, writeTablet({ ...tablet, thing: "task", version: 0 }), {
    purpose: "take up an exercise on the tablet",
    after: writeTablet(tablet),
  });
}

/**
 * Saves a draft, on a handed-over tablet only over what the tablet wrote itself, and notes the version it has then. Where
 * that cannot be noted the tablet opens the draft no more. Throws "conflict" for a draft that was written elsewhere,
 * and "signed_out" where the tablet was passed back meanwhile.
 */
export async function saveOnDevice<Saved extends { version: number }>(
  tokenText: string | null,
  tablet: HandedTablet | null,
  version: number,
  save: () => Promise<Saved>,
): Promise<Saved> {
  refuseBegun(tablet, version);
  const saved = await save();
  if (tablet && tablet.thing !== "turn")
    await mark(tokenText, TABLET, writeTablet({ ...tablet, version: saved.version }), {
      purpose: "write on the tablet",
      after: writeTablet(tablet),
    });
  return saved;
}

/** Shuts the one thing as well: the tablet is on its way back. Throws "signed_out" where it changed meanwhile. */
export function passTabletBack(tokenText: string | null, tablet: HandedTablet): Promise<void> {
  const shut = { ...tablet, thing: "none" as const, taskId: null, version: 0, other: null, turn: null };
  return mark(tokenText, TABLET, writeTablet(shut), {
    purpose: "pass the tablet back",
    after: writeTablet(tablet),
  });
}

/**
 * Takes the mark off again for whoever knows the owner's passphrase. Tries are counted for this sign-in alone, so nobody
 * who plays with one device shuts its owner out of another, and then for the owner and the network. Throws
 * "invalid_input" for a wrong passphrase, "too_many_tries", and "signed_out".
 */
export function takeBack(tokenText: string | null, passphrase: string, network: string): Promise<void> {
  return unlock(tokenText, PHONE, passphrase, network);
}

/** As `takeBack`, for the clinician whose tablet it is. */
export function takeTabletBack(tokenText: string | null, passphrase: string, network: string): Promise<void> {
  return unlock(tokenText, TABLET, passphrase, network);
}

/**
 * A partner says their own passphrase again before something is shown that was not meant to stay on a phone. Tries are
 * counted as for `takeBack`; nothing is remembered of it. Throws as `takeBack` does.
 */
export function sayAgain(tokenText: string | null, passphrase: string, network: string): Promise<void> {
  return prove(tokenText, { role: "partner", back: "say the passphrase again" }, passphrase, network);
}

function unlock(
  tokenText: string | null,
  device: Device,
  passphrase: string,
  network: string,
): Promise<void> {
  return prove(tokenText, device, passphrase, network, (tx, token) =>
    tx.update(authSession).set({ handedOver: null }).where(bySession(token, device)),
  );
}

async function prove(
  tokenText: string | null,
  device: Omit<Device, "on">,
  passphrase: string,
  network: string,
  then?: (tx: Tx, token: Token) => Promise<unknown>,
): Promise<void> {
  const token = readToken(tokenText);
  if (!token) throw signedOut();
  const actor = doorActor(token.practiceId);
  const [found] = await withActor(actor, (tx) =>
    tx
      .select({
        identityId: authSession.identityId,
        subjectId: authSession.subjectId,
        hash: loginIdentity.passphraseHash,
      })
      .from(authSession)
      .innerJoin(loginIdentity, eq(loginIdentity.id, authSession.identityId))
      .where(bySession(token, device)),
  );
  if (!found) throw signedOut();
  // What is over the device's own limit counts for nothing else, and is not worth the work of a check.
  const signIn = token.hash.toString("hex");
  await countTry({ device: signIn });
  await countTry({ owner: found.identityId, network });
  const matches = await verifyPassphrase(found.hash, passphrase);
  await withActor(actor, async (tx) => {
    if (matches) await then?.(tx, token);
    await recordAudit(tx, actor, {
      action: "update",
      entity: device.role,
      entityId: found.subjectId,
      purpose: device.back,
      outcome: matches ? "done" : "refused",
    });
  });
  if (!matches) {
    throw invalid({ passphrase: ["That passphrase does not match. Please check it."] });
  }
  await forgetTries("device", signIn);
}
