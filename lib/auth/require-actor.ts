import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type ActorOf, mintActor } from "#lib/access/actor";
import { giveBackHref, type HandedOver, passedOn, tabletIsPassedOn } from "#lib/auth/handed-over";
import { type HandedTablet, inOtherHands, TABLET_HREF } from "#lib/auth/handed-tablet";
import { findLiveSession, type LiveSession } from "#lib/auth/live-session";
import { isPlainForm, requestId, requestToken } from "#lib/auth/request";
import { wantsSingleKeys } from "#lib/auth/single-keys";
import { partnerOnTablet } from "#lib/auth/tablet-partner";
import { whoseDevice } from "#lib/auth/whose-device";
import { DomainError } from "#lib/kernel/errors";

export type SignedInRole = LiveSession["role"];

/** The live session of this request, read once per render. */
export const currentSession = cache(
  async (): Promise<LiveSession | null> => findLiveSession(await requestToken()),
);

function actorFrom<R extends SignedInRole>(session: LiveSession, role: R, id: string): ActorOf<R> {
  const common = {
    practiceId: session.practiceId,
    userId: session.subjectId,
    requestId: id,
    sessionRef: session.ref,
  };
  if (session.role === "partner") {
    if (!session.coupleId || !session.slot) throw new DomainError("signed_out", "Please sign in again.");
    return mintActor({
      ...common,
      role: "partner",
      coupleId: session.coupleId,
      slot: session.slot,
    }) as ActorOf<R>;
  }
  return mintActor({ ...common, role: role as "clinician" }) as unknown as ActorOf<R>;
}

/** Whether something stays open while the phone is with the other partner. By default nothing does. */
export type WhileHandedOver<Rest extends unknown[] = []> = (handed: HandedOver, ...rest: Rest) => boolean;

const NEVER: WhileHandedOver = () => false;

/** Whether something opens, as the partner who holds it, while a clinician's tablet is with them. By default nothing does. */
export type OnTablet<Rest extends unknown[] = []> = (tablet: HandedTablet, ...rest: Rest) => boolean;

const NOTHING: OnTablet = () => false;

/** The partner who holds the tablet, where what is asked for is what it was given for; null else. */
async function holderOf<R extends SignedInRole>(
  session: LiveSession,
  role: R,
  onTablet: OnTablet,
): Promise<ActorOf<R> | null> {
  if (role !== "partner" || !session.tablet || !onTablet(session.tablet)) return null;
  return (await partnerOnTablet(session, await requestId())) as ActorOf<R> | null;
}

/**
 * The actor of a page. Signed out: to the sign-in page. Signed in as somebody else: not found, exactly
 * as an address that does not exist. While the phone or tablet was passed on: to the page that asks for it back.
 */
export async function requireActor<R extends SignedInRole>(
  role: R,
  whileHandedOver: WhileHandedOver = NEVER,
  onTablet: OnTablet = NOTHING,
): Promise<ActorOf<R>> {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.tablet) {
    const holder = await holderOf(session, role, onTablet);
    if (!holder) redirect(TABLET_HREF);
    return holder;
  }
  if (session.role !== role) notFound();
  const handed = session.handedOver;
  if (handed && !whileHandedOver(handed)) redirect(giveBackHref(handed) as Route);
  return actorFrom(session, role, await requestId());
}

/**
 * True while the answer to a plain form is drawn for somebody whose session ended before they sent it: a
 * redirect would lose what they typed. The page then shows that alone, and reads nothing.
 */
export async function isSentSignedOut(): Promise<boolean> {
  return (await isPlainForm()) && (await currentSession()) === null;
}

/** The one turn that is open while somebody else holds the phone of this session; null at all other times. */
export async function handedOverNow(): Promise<HandedOver | null> {
  return (await currentSession())?.handedOver ?? null;
}

/** What this clinician's tablet is with a partner for; null at all other times. */
export async function tabletNow(): Promise<HandedTablet | null> {
  return (await currentSession())?.tablet ?? null;
}

/**
 * The one of the two who does not hold a tablet that goes from hand to hand, as an actor, for as long as they have access
 * and agreed; null else.
 */
export async function otherOnTablet(): Promise<ActorOf<"partner"> | null> {
  const session = await currentSession();
  const tablet = session?.tablet && inOtherHands(session.tablet);
  return session && tablet ? partnerOnTablet({ ...session, tablet }, await requestId()) : null;
}

/** The actor of an action or route handler. Throws DomainError "signed_out", "not_found" or "handed_over". */
export async function actorOrRefusal<R extends SignedInRole>(
  role: R,
  whileHandedOver: WhileHandedOver = NEVER,
  onTablet: OnTablet = NOTHING,
): Promise<ActorOf<R>> {
  const session = await currentSession();
  if (!session) {
    throw new DomainError(
      "signed_out",
      "You were signed out to keep this private. What you typed is still here. Sign in again in a new tab, then try again here.",
    );
  }
  if (session.tablet) {
    const holder = await holderOf(session, role, onTablet);
    if (!holder) throw tabletIsPassedOn();
    return holder;
  }
  if (session.role !== role) throw new DomainError("not_found", "There is nothing here for you to open.");
  if (session.handedOver && !whileHandedOver(session.handedOver)) {
    throw passedOn();
  }
  return actorFrom(session, role, await requestId());
}

/** Whose device this request comes from, as a frame may ask that never fails. */
export function deviceNow(): Promise<"phone" | "tablet" | null> {
  return whoseDevice(currentSession);
}

export type ShellFacts = {
  practiceName: string;
  isSample: boolean;
  timeZone: string;
  /** Whether this reader wants single keys. */
  singleKeys: boolean;
};

/** What a shell may show about the practice of this session, and the reader's own choice of keys. */
export async function shellFacts(): Promise<ShellFacts> {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const { practiceName, isSample, timeZone } = session;
  return { practiceName, isSample, timeZone, singleKeys: await wantsSingleKeys() };
}
