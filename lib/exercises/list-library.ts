import { type SQL, sql } from "drizzle-orm";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { recordAudit } from "#lib/audit/record-audit";
import {
  dropsToTry,
  type LibraryAsked,
  type LibraryPage,
  type LibrarySort,
  readCounts,
  readTraits,
  smallestDrops,
  without,
} from "#lib/exercises/library-page";
import { searchWords, wantedWords } from "#lib/exercises/library-search";
import { librarySources } from "#lib/exercises/library-sources";
import { bitOf, FILTER_CHOICES, FILTER_NAMES, type LibraryFilters, maskOf } from "#lib/exercises/traits";
import type { Gate } from "#lib/exercises/types";

type Clinician = ActorOf<"clinician">;

/** Exercises on one page of the library. */
export const LIBRARY_PAGE = 25;

/**
 * One page of the library: built-in exercises and the practice's own, searched, filtered and sorted, with what
 * every choice of every filter would leave while the other filters stay, and, where nothing is found, what to
 * take away. One statement that answers with a page of rows; the counts read one number per exercise.
 */
export async function listLibrary(actor: Clinician, asked: LibraryAsked): Promise<LibraryPage> {
  return withActor(actor, async (tx) => {
    const [page] = await Promise.all([
      listLibraryIn(tx, actor, asked),
      recordAudit(tx, actor, { action: "read", entity: "exercise", purpose: "look through the library" }),
    ]);
    return page;
  });
}

type CardRow = {
  slug: string;
  version: number;
  title: string;
  aim: string;
  minutes: number;
  blocked_by: string;
  warned_by: string;
  traits: number;
};

type Answer = { counts: number[]; drops: number[] | null; is_some: boolean; page: CardRow[] };

/** As `listLibrary`, inside a transaction that is already open. */
export async function listLibraryIn(tx: Tx, actor: Clinician, asked: LibraryAsked): Promise<LibraryPage> {
  const words = searchWords(asked.words ?? "");
  const isSearch = words.length > 0;
  const mask = maskOf(asked.filters);
  const tried = dropsToTry(isSearch ? asked : { ...asked, words: undefined });
  const order = orderOf(asked, isSearch);
  const passes = sql`traits & ${mask}::bigint = ${mask}::bigint`;
  const start = (asked.page - 1) * LIBRARY_PAGE;
  const size = sql`${LIBRARY_PAGE}::int`;
  const counted = isSearch ? sql`hit` : sql`(${both(librarySources(actor, "counted"))}) hit`;
  // Of each source no more is read than the page can show, and in the order of titles an index has just that.
  const listed = isSearch
    ? sql`hit`
    : sql`(${both(
        librarySources(actor, "listed", asked.filters.state).map(
          (source) => sql`(select * from (${source}) source where ${passes} order by ${order}
            limit ${start + LIBRARY_PAGE}::int)`,
        ),
      )}) listed`;
  const search = sql`${wantedWords(actor.practiceId, words)},
    hit as materialized (${both(librarySources(actor, "ranked"))}),`;
  const [answer] = await tx.execute<Answer>(sql`
    with ${isSearch ? search : sql``}
    counts as materialized (
      select ${listOf([mask, ...choiceMasks(asked.filters)])} as list from (${tally(counted)}) tally),
    page as materialized (
      select * from ${listed} where ${passes} order by ${order} limit ${size}
      offset (select least(${start}::int, greatest(list[1] - 1, 0) / ${size} * ${size}) from counts))
    select to_json(list) as counts,
      case when list[1] = 0 then ${dropCounts(actor, asked, tried, counted)} end as drops,
      ${isSearch ? sql`(select is_some from wanted)` : sql`false`} as is_some,
      (select coalesce(json_agg(json_build_object('slug', p.slug, 'version', p.version, 'title', p.title,
          'aim', p.aim, 'minutes', p.minutes, 'blocked_by', p.blocked_by, 'warned_by', p.warned_by,
          'traits', p.traits)), '[]') from page p) as page
    from counts`);
  if (!answer) throw new RangeError("The library gave no answer.");
  return toPage(asked, tried, answer);
}

const both = (sources: readonly SQL[]) => sql.join([...sources], sql` union all `);

/** How many exercises share the same traits: far fewer numbers than exercises, so counting by them is cheap. */
const tally = (rows: SQL) => sql`select traits, count(*)::int as n from ${rows} group by traits`;

/** How many exercises have all the bits of each mask, as one array. */
function listOf(masks: readonly number[]): SQL {
  const each = masks.map(
    (mask) => sql`coalesce(sum(n) filter (where traits & ${mask}::bigint = ${mask}::bigint), 0)`,
  );
  return sql`array[${sql.join(each, sql`, `)}]`;
}

function choiceMasks(filters: LibraryFilters): number[] {
  return FILTER_NAMES.flatMap((name) =>
    FILTER_CHOICES[name].map((choice) => maskOf({ ...filters, [name]: choice })),
  );
}

/** What each thing to take away would bring back: worked out only where nothing was found. */
function dropCounts(
  actor: Clinician,
  asked: LibraryAsked,
  tried: ReturnType<typeof dropsToTry>,
  hits: SQL,
): SQL {
  if (tried.length === 0) return sql`null`;
  const masks = tried.map(({ names }) => maskOf(without(asked.filters, names)));
  const among = (isWordless: boolean, rows: SQL) => {
    const some = masks.filter((_, place) => tried[place]?.words === isWordless);
    return some.length === 0
      ? sql`'{}'::bigint[]`
      : sql`(select ${listOf(some)} from (${tally(rows)}) tally)`;
  };
  return sql`to_json(${among(false, hits)} || ${among(true, sql`(${both(librarySources(actor, "counted"))}) hit`)})`;
}

/** The bits of a filter as a number of their own, for sorting by them. */
function bitsOf(name: "evidence" | "level"): SQL {
  const choices = FILTER_CHOICES[name];
  const first = Math.log2(bitOf(name, choices[0] as never));
  return sql`((traits >> ${first}::int) & ${2 ** choices.length - 1}::bigint)`;
}

function orderOf({ sort, dir }: LibraryAsked, isSearch: boolean): SQL {
  const way = dir === "desc" ? sql`desc` : sql`asc`;
  const last = sql`sort_title collate "C", slug, version`;
  if (sort === undefined) return isSearch ? sql`in_title desc, rank desc, ${last}` : last;
  const by: Readonly<Record<LibrarySort, SQL>> = {
    title: sql`sort_title collate "C" ${way}`,
    minutes: sql`minutes ${way}`,
    // The strongest grade has the lowest bit; a level passes all levels above it as well.
    evidence: sql`${bitsOf("evidence")} ${way}`,
    level: sql`-${bitsOf("level")} ${way}`,
    newest: sql`since ${dir === "desc" ? sql`asc` : sql`desc`}`,
  };
  return sql`${by[sort]}, ${last}`;
}

const gatesIn = (list: string): Gate[] => (list === "" ? [] : (list.split(" ") as Gate[]));

function toPage(asked: LibraryAsked, tried: ReturnType<typeof dropsToTry>, answer: Answer): LibraryPage {
  const [found = 0, ...choices] = answer.counts.map(Number);
  const inOrder = [...tried.filter(({ words }) => !words), ...tried.filter(({ words }) => words)];
  const dropped = (answer.drops ?? []).map(Number);
  const pages = Math.max(1, Math.ceil(found / LIBRARY_PAGE));
  return {
    rows: answer.page.map(({ traits, blocked_by, warned_by, ...row }) => ({
      ...row,
      ...readTraits(Number(traits)),
      blockedBy: gatesIn(blocked_by),
      warnedBy: gatesIn(warned_by),
    })),
    found,
    isSome: answer.is_some,
    page: Math.min(asked.page, pages),
    pages,
    counts: readCounts(choices),
    drops: smallestDrops(inOrder.map((drop, place) => ({ ...drop, found: dropped[place] ?? 0 }))),
  };
}
