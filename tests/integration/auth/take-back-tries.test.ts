import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "#lib/auth/check-passphrase";
import { handTabletOver, takeTabletBack } from "#lib/auth/hand-over";
import { findLiveSession } from "#lib/auth/live-session";
import { countTry, LIMITS } from "#lib/auth/throttle";
import type { Id } from "#lib/kernel/ids";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";
import { makeSignIn, PASSPHRASE } from "../accounts/given";
import { MARK } from "./tablet-desk";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** A clinician with some tablets, each with a partner. */
async function withTablets(count: number): Promise<{ tablets: string[]; identityId: Id }> {
  const world = await makeWorld(db.owner);
  const place = await makeSignIn(db.owner, world.practiceId, "clinician", {
    subjectId: world.treating.userId,
  });
  const tablets: string[] = [];
  for (let tablet = 0; tablet < count; tablet += 1) {
    const { sessionToken } = await openSession({
      practiceId: world.practiceId,
      role: "clinician",
      ...place,
    });
    await handTabletOver(sessionToken, MARK);
    tablets.push(sessionToken);
  }
  return { tablets, identityId: place.identityId };
}

const guess = (token: string, times: number, network: string = newId()) =>
  Promise.allSettled(Array.from({ length: times }, () => takeTabletBack(token, "a guess", network)));
const WAIT = { code: "too_many_tries" };

describe("tries to take a tablet back", () => {
  it("are counted for the one tablet, and shut its clinician out of no other", async () => {
    const {
      tablets: [played = "", other = ""],
    } = await withTablets(2);
    const network = newId();
    // Many more than there are tries: what is over the limit takes nothing from the rest of the room either.
    await guess(played, LIMITS.network + 1, network);
    await expect(takeTabletBack(played, PASSPHRASE, newId())).rejects.toMatchObject(WAIT);
    await takeTabletBack(other, PASSPHRASE, network);
    expect((await findLiveSession(other))?.tablet).toBeNull();
    expect((await findLiveSession(played))?.tablet).not.toBeNull();
  });

  it("count again from none after the right one", async () => {
    const {
      tablets: [tablet = ""],
    } = await withTablets(1);
    await guess(tablet, LIMITS.device - 1);
    await takeTabletBack(tablet, PASSPHRASE, newId());
    await handTabletOver(tablet, MARK);
    await guess(tablet, LIMITS.device - 1);
    await takeTabletBack(tablet, PASSPHRASE, newId());
  });

  it("have a bound over all tablets of one clinician", async () => {
    const {
      tablets: [first = "", last = ""],
      identityId,
    } = await withTablets(2);
    await guess(first, LIMITS.device);
    for (let tries = LIMITS.device; tries < LIMITS.owner; tries += 1) await countTry({ owner: identityId });
    await expect(takeTabletBack(last, PASSPHRASE, newId())).rejects.toMatchObject(WAIT);
  });

  it("leave room for the clinician when two tablets are played with as long as they can be", () => {
    // A window may begin in the middle of another's, so one tablet has two of its own inside the owner's.
    expect(LIMITS.owner).toBeGreaterThan(2 * 2 * LIMITS.device);
  });
});
