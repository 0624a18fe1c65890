import { and, eq, type SQL, sql } from "drizzle-orm";
import { NEXT_OR_LAST } from "#db/columns";
import { couple } from "#db/schema/couples";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { couplesVisibleTo } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import type { CaseloadQuery } from "#lib/couples/schema";
import {
  type CaseloadPage,
  type CaseloadRow,
  type CoupleState,
  STAGES,
  type Stage,
} from "#lib/couples/types";
import { type Id, isId } from "#lib/kernel/ids";

export const PAGE_SIZE = 25;
/** Counting stops here, so that a large caseload costs no more than a page. */
const COUNT_LIMIT = 200;

const KEY: Readonly<Record<CaseloadQuery["sort"], SQL>> = {
  code_name: sql`${couple.codeName}`,
  next_session: NEXT_OR_LAST,
  stage: sql`${couple.stage}`,
};

/** The key as text, the same whatever zone and date style the database is set to. */
const KEY_TEXT: Readonly<Record<CaseloadQuery["sort"], SQL>> = {
  code_name: sql`page.sort_key`,
  next_session: sql`to_char(page.sort_key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  stage: sql`page.sort_key`,
};

type Cursor = { key: string; id: Id };

/** Null for a cut, invented or foreign cursor: the same as none, the first page. */
function readCursor(text: string | undefined, sort: CaseloadQuery["sort"]): Cursor | null {
  if (!text) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown[];
    return typeof key === "string" && isId(id) && isKeyOf(sort, key) ? { key, id } : null;
  } catch {
    return null;
  }
}

/** Whether the database could have given this key for this order; anything else would be an error there. */
function isKeyOf(sort: CaseloadQuery["sort"], key: string): boolean {
  if (sort === "stage") return STAGES.some((stage) => stage === key);
  if (sort === "code_name") return !/\p{C}/u.test(key);
  const instant = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(key)
    ? Date.parse(key)
    : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 19) === key.slice(0, 19);
}

function writeCursor(row: { sortKey: string; id: Id } | undefined): string | null {
  return row ? Buffer.from(JSON.stringify([row.sortKey, row.id])).toString("base64url") : null;
}

/** Rows after (or before) the cursor in the chosen order. */
function beyond(query: CaseloadQuery, cursor: Cursor, forward: boolean): SQL {
  const cast = query.sort === "next_session" ? sql`${cursor.key}::timestamptz` : sql`${cursor.key}::text`;
  const up = (query.dir === "asc") === forward;
  return up
    ? sql`(${KEY[query.sort]}, ${couple.id}) > (${cast}, ${cursor.id}::uuid)`
    : sql`(${KEY[query.sort]}, ${couple.id}) < (${cast}, ${cursor.id}::uuid)`;
}

/**
 * One page of the clinician's caseload, 25 rows, by keyset: work is bounded by the page, not by the
 * caseload. Next session, its plan, current homework and last contact are joined in the same statement.
 * Code names only; the list is one audited read.
 */
export async function listCaseload(actor: ActorOf<"clinician">, query: CaseloadQuery): Promise<CaseloadPage> {
  const after = readCursor(query.after, query.sort);
  const before = after ? null : readCursor(query.before, query.sort);
  return withActor(actor, async (tx) => {
    const [page] = await Promise.all([
      readPage(tx, actor, query, { after, before }),
      recordAudit(tx, actor, { action: "read", entity: "couple", purpose: "caseload" }),
    ]);
    // The rows a cursor pointed past may be gone: begin again rather than show an empty caseload.
    const isLost = page.rows.length === 0 && (after !== null || before !== null);
    return isLost ? readPage(tx, actor, query, { after: null, before: null }) : page;
  });
}

async function readPage(
  tx: Tx,
  actor: ActorOf<"clinician">,
  query: CaseloadQuery,
  { after, before }: { after: Cursor | null; before: Cursor | null },
): Promise<CaseloadPage> {
  const forward = before === null;
  const cursor = after ?? before;
  const filter = and(
    couplesVisibleTo(actor),
    query.stage ? eq(couple.stage, query.stage) : undefined,
    query.state ? eq(couple.state, query.state) : sql`${couple.state} <> 'closed'`,
  );
  const order = sql.raw((query.dir === "asc") === forward ? "asc" : "desc");
  const found = (await tx.execute(sql`
    with page as (
      select ${couple.practiceId} as practice_id, ${couple.id} as id, ${couple.codeName} as code_name,
        ${couple.stage} as stage, ${couple.state} as state, ${KEY[query.sort]} as sort_key
      from ${couple}
      where ${filter} ${cursor ? sql`and ${beyond(query, cursor, forward)}` : sql``}
      order by ${KEY[query.sort]} ${order}, ${couple.id} ${order}
      limit ${PAGE_SIZE + 1})
    select page.id, page.code_name, page.stage, page.state, ${KEY_TEXT[query.sort]} as sort_key,
      next.id as session_id, next.starts_at, next.zone, coalesce(planned.state, 'none') as plan_status,
      work.given::int as given, work.done::int as done, contact.at as last_contact_at,
      (select count(*)::int from (select 1 from ${couple} where ${filter} limit ${COUNT_LIMIT + 1}) counted) as total
    from page
    left join lateral (
      select s.id, s.starts_at, s.zone from session s
      where s.practice_id = page.practice_id and s.couple_id = page.id and s.state in ('planned','running')
      order by s.starts_at limit 1) next on true
    left join plan planned on planned.practice_id = page.practice_id and planned.session_id = next.id
    left join lateral (
      select count(*) as given, count(*) filter (where t.state = 'submitted') as done
      from task t join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id
      where t.practice_id = page.practice_id and t.couple_id = page.id and t.state <> 'withdrawn'
        and a.closed_at is null and not a.is_waiting
        and (not t.waits or t.state <> 'open' or app.has_opened(t.id))) work on true
    left join lateral (
      select greatest(
        (select max(s.ended_at) from session s where s.practice_id = page.practice_id and s.couple_id = page.id),
        (select max(r.submitted_at) from response r where r.practice_id = page.practice_id and r.couple_id = page.id),
        -- The newest week is enough, and two people have at most two rows of it.
        (select max(newest.sent_at) from (
          select c.sent_at from check_in c where c.practice_id = page.practice_id and c.couple_id = page.id
          order by c.week desc limit 2) newest)) as at) contact on true
    order by page.sort_key ${order}, page.id ${order}`)) as unknown as Found[];

  const more = found.length > PAGE_SIZE;
  const shown = found.slice(0, PAGE_SIZE);
  if (!forward) shown.reverse();
  const ends = shown.map((row) => ({ sortKey: row.sort_key, id: row.id }));
  return {
    rows: shown.map(toRow),
    total: found[0]?.total ?? 0,
    next: (forward ? more : true) && shown.length > 0 ? writeCursor(ends.at(-1)) : null,
    previous: (forward ? after !== null : more) && shown.length > 0 ? writeCursor(ends[0]) : null,
  };
}

type Found = {
  id: Id;
  code_name: string;
  stage: string;
  state: string;
  sort_key: string;
  session_id: Id | null;
  starts_at: string | null;
  zone: string | null;
  plan_status: CaseloadRow["planStatus"];
  given: number;
  done: number;
  last_contact_at: string | null;
  total: number;
};

function toRow(row: Found): CaseloadRow {
  return {
    id: row.id,
    codeName: row.code_name,
    stage: STAGES.find((s) => s === row.stage) ?? ("assessment" satisfies Stage),
    state: row.state as CoupleState,
    nextSession:
      row.session_id && row.starts_at && row.zone
        ? { id: row.session_id, startsAt: new Date(row.starts_at), zone: row.zone }
        : null,
    planStatus: row.plan_status,
    homeworkGiven: row.given,
    homeworkDone: row.done,
    lastContactAt: row.last_contact_at ? new Date(row.last_contact_at) : null,
  };
}
