import type postgres from "postgres";
import { type Id, newId } from "#lib/kernel/ids";
import { trendQuarters } from "#lib/release/trends";
import { RELEASE_STATISTICS } from "#lib/release/types";
import { addCouple, type BenchCouple, OPAQUE } from "#tests/bench/couple-rows";
import { addEpisodes } from "#tests/bench/episode-rows";
import { type LibrarySeat, makeLibrary } from "#tests/bench/library-rows";
import { RowSheet } from "#tests/bench/rows";
import { type Seat, signIn } from "#tests/bench/seats";
import { asPractice, makePractice } from "#tests/support/people";

export type Sizes = { few: number; some: number; many: number; mid: number; large: number };

/** Couples of the three caseloads, then stored responses of the two larger practices. */
export const FULL_SIZES: Sizes = { few: 10, some: 100, many: 1000, mid: 100_000, large: 1_000_000 };
export const SMOKE_SIZES: Sizes = { few: 10, some: 40, many: 80, mid: 2000, large: 4000 };

/** Exercises in a library. Kept in a short run too: the numbers are what is asked about. */
export const LIBRARY_SIZES = [30, 300, 3000] as const;
export type LibrarySize = (typeof LIBRARY_SIZES)[number];

export type Caseload = { clinician: Seat; couples: readonly BenchCouple[] };

export type World = {
  practiceId: Id;
  few: Caseload;
  some: Caseload;
  many: Caseload;
  supervisor: Seat;
  /** Treats the couples that are there only to be many. */
  archivistId: Id;
  /** Clinicians of three practices, by how many exercises their library has. */
  libraries: Readonly<Record<LibrarySize, LibrarySeat>>;
  /** A second practice, to hold the middle number of responses. */
  mid: { practiceId: Id; supervisor: Seat; archivistId: Id };
};

/** Couples of the middle caseload that the targets leave alone, by their place in it. */
export const SET_APART = { run: 30, interactions: 31 } as const;

/** Days of episodes: both are more than a page holds. */
const TWO_YEARS = 730;
const A_MONTH = 30;

const ORDER = [
  "member",
  "membership",
  "auth_session",
  "couple",
  "data_key",
  "partner",
  "consent",
  "screening",
  "session",
  "plan",
  "assignment",
  "plan_item",
  "task",
  "draft",
  "response",
  "response_part",
  "check_in",
  "loop_episode",
  "episode_follow_up",
  "response_view",
  "care_episode",
  "released_stat",
];

/** Writes two practices with everybody in them signed in; the first has the three caseloads. */
export async function makeWorld(owner: postgres.Sql, sizes: Sizes): Promise<World> {
  const practiceId = await makePractice(owner, "Bench practice");
  const sheet = new RowSheet();
  const caseload = async (size: number, from: number): Promise<Caseload> => {
    const id = addMember(sheet, practiceId, "clinician");
    const couples: BenchCouple[] = [];
    for (let n = 0; n < size; n += 1) couples.push(await addCouple(sheet, practiceId, id, from + n));
    return { clinician: await signIn(sheet, practiceId, "clinician", id), couples };
  };
  const few = await caseload(sizes.few, 0);
  const some = await caseload(sizes.some, sizes.few);
  const many = await caseload(sizes.many, sizes.few + sizes.some);
  for (const couple of few.couples) addEpisodes(sheet, practiceId, couple, TWO_YEARS);
  for (const couple of some.couples) addEpisodes(sheet, practiceId, couple, A_MONTH);
  const archivistId = addMember(sheet, practiceId, "clinician");
  const supervisor = await signIn(
    sheet,
    practiceId,
    "supervisor",
    addMember(sheet, practiceId, "supervisor"),
  );
  addReleases(sheet, practiceId);
  await asPractice(owner, practiceId, (tx) => sheet.write(tx, ORDER));
  const libraries = {
    30: await makeLibrary(owner, 30),
    300: await makeLibrary(owner, 300),
    3000: await makeLibrary(owner, 3000),
  };
  const mid = await makeMidPractice(owner);
  return { practiceId, few, some, many, supervisor, archivistId, libraries, mid };
}

async function makeMidPractice(owner: postgres.Sql): Promise<World["mid"]> {
  const practiceId = await makePractice(owner, "Middle practice");
  const sheet = new RowSheet();
  const archivistId = addMember(sheet, practiceId, "clinician");
  const id = addMember(sheet, practiceId, "supervisor");
  const supervisor = await signIn(sheet, practiceId, "supervisor", id);
  addReleases(sheet, practiceId);
  await asPractice(owner, practiceId, (tx) => sheet.write(tx, ORDER));
  return { practiceId, supervisor, archivistId };
}

function addMember(sheet: RowSheet, practiceId: Id, role: "clinician" | "supervisor"): Id {
  const id = newId();
  sheet.add("member", { practice_id: practiceId, id, role, name_sealed: OPAQUE, email_sealed: OPAQUE });
  return id;
}

/** Every figure of every quarter the trends page draws. */
function addReleases(sheet: RowSheet, practiceId: Id): void {
  const quarters = trendQuarters(new Date().toISOString().slice(0, 10));
  for (const [place, quarter] of quarters.entries()) {
    for (const [offset, statistic] of RELEASE_STATISTICS.entries()) {
      const share = 20 + 5 * ((place + 3 * offset) % 12);
      const row = { practice_id: practiceId, quarter, statistic, share_5pp: share, n_5: 60 };
      sheet.add("released_stat", { ...row, method_version: 1 });
    }
  }
}
