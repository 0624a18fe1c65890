import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { readDatabaseUrl } from "#db/url";
import { hashPassphrase } from "#lib/auth/passphrase";
import { drawCodeName } from "#lib/couples/code-names";
import { addCohortRows } from "#lib/demo/cohort-rows";
import { addCoupleRows } from "#lib/demo/couple-rows";
import { demoCouples } from "#lib/demo/couples/index";
import { type Days, DEMO_ZONE, daysFrom } from "#lib/demo/days";
import { insertOwnExercises } from "#lib/demo/own-exercises";
import { makeOwnerKeys } from "#lib/demo/owner-keys";
import { seededIds, seededRandom } from "#lib/demo/random";
import { countRows, insertRows, noRows, type Rows } from "#lib/demo/rows";
import { DEMO_SIGN_INS } from "#lib/demo/sign-ins";
import {
  DEMO_ADMIN,
  DEMO_CLINICIAN,
  DEMO_PRACTICE,
  DEMO_SUPERVISOR,
  OTHER_CLINICIANS,
} from "#lib/demo/staff";
import { addSignInLines, addStaffRows } from "#lib/demo/staff-rows";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import type { Quarter } from "#lib/release/types";
import { addressIndex } from "#lib/secrets/address-index";

export type SeededDemo = {
  readonly practiceId: Id;
  /** Rows written, by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly released: readonly Quarter[];
};

// Any fixed number: two that start at once wait in turn, and the second finds the practice of the first.
const DEMO_LOCK = 7_204_412;
/** Days since the sample practice opened: longer than its trends go back. */
const OPENED = -1000;

/**
 * Writes the sample practice into an empty database: one clinician's caseload told by hand, colleagues with
 * finished work, and the releases that follow from it. The same keys and the same day give the same ids and
 * numbers; all dates count from `now`. Needs the owner's connection. Throws DomainError "conflict" when any
 * practice exists.
 */
export async function seedDemo(ownerUrl: string, now: Date): Promise<SeededDemo> {
  const read = readDatabaseUrl(ownerUrl);
  if ("problem" in read) throw new DomainError("unavailable", read.problem);
  const hashes = await passphraseHashes();
  const client = postgres(read.url, {
    max: 1,
    prepare: read.prepare,
    connect_timeout: 10,
    onnotice: () => {},
  });
  try {
    return await drizzle(client).transaction(async (tx) => {
      await tx.execute(
        sql`select pg_advisory_xact_lock(${DEMO_LOCK}), set_config('role', 'app_owner', true)`,
      );
      if ((await tx.execute(sql`select 1 from practice limit 1`)).length > 0) {
        throw new DomainError(
          "conflict",
          "There is a practice in this database already. The sample practice goes into an empty one only.",
        );
      }
      const days = daysFrom(now);
      const { practiceId, clinicianId, rows, released } = demoRows(days, hashes);
      await tx.execute(sql`select set_config('app.practice_id', ${practiceId}, true)`);
      await insertRows(tx, rows);
      await insertOwnExercises(tx, practiceId, clinicianId, days);
      return { practiceId, released, rows: countRows(rows) };
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}

type Hashes = { readonly of: ReadonlyMap<string, string>; readonly other: string };

/** The demo's own passphrases, and one that nobody knows for everybody else. */
async function passphraseHashes(): Promise<Hashes> {
  const [other, ...own] = await Promise.all([
    hashPassphrase(randomUUID()),
    ...DEMO_SIGN_INS.map(({ passphrase }) => hashPassphrase(passphrase)),
  ]);
  return { of: new Map(DEMO_SIGN_INS.map(({ email }, place) => [email, own[place] ?? other])), other };
}

type DemoRows = { practiceId: Id; clinicianId: Id; rows: Rows; released: readonly Quarter[] };

function demoRows(days: Days, hashes: Hashes): DemoRows {
  const rows = noRows();
  const makeId = seededIds("practice");
  const openedAt = days.at(OPENED, "09:00");
  const practiceId = makeId(openedAt);
  rows.practice.push({
    id: practiceId,
    name: DEMO_PRACTICE,
    timeZone: DEMO_ZONE,
    isSample: true,
    createdAt: openedAt,
  });
  const keys = makeOwnerKeys(rows, { practiceId, ownerId: practiceId, at: openedAt }, ["practice"]);
  const identityOf = (email: string, at: Date): Id => {
    const id = makeId(at);
    rows.loginIdentity.push({
      id,
      emailIndex: addressIndex(email),
      passphraseHash: hashes.of.get(email) ?? hashes.other,
      createdAt: at,
      changedAt: at,
    });
    return id;
  };
  const setting = { practiceId, keys, joinedAt: openedAt, identityOf };
  const adminId = addStaffRows(rows, { ...setting, adminId: null }, DEMO_ADMIN, makeId);
  const [clinicianId, , ...clinicianIds] = [DEMO_CLINICIAN, DEMO_SUPERVISOR, ...OTHER_CLINICIANS].map(
    (staff) => addStaffRows(rows, { ...setting, adminId }, staff, makeId),
  );
  if (clinicianId === undefined) throw new DomainError("unexpected", "The sample practice has no clinician.");

  const drawFresh = codeNames();
  for (const story of demoCouples) {
    addCoupleRows(
      rows,
      { practiceId, clinicianId, codeName: drawFresh(), practiceKeys: keys, days, identityOf },
      story,
    );
  }
  addSignInLines(rows, practiceId, clinicianId, days);
  const cohort = { practiceId, clinicianIds, drawCodeName: drawFresh };
  const { released } = addCohortRows(rows, cohort, days.date(0));
  return { practiceId, clinicianId, rows, released };
}

/** Draws code names, each once. */
function codeNames(): () => string {
  const random = seededRandom("code names");
  const drawn = new Set<string>();
  return () => {
    for (;;) {
      const name = drawCodeName((n) => random.below(n));
      if (drawn.has(name)) continue;
      drawn.add(name);
      return name;
    }
  };
}
