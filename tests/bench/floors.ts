import postgres from "postgres";
import { newId } from "#lib/kernel/ids";
import { ANSWERS } from "#tests/bench/couple-rows";
import { readForm } from "#tests/bench/form";
import { httpWork, originOf, type Target } from "#tests/bench/http-work";
import type { Work } from "#tests/bench/load";
import type { Stage } from "#tests/bench/stage";

const BODY = JSON.stringify(ANSWERS);

/** The table of the bare inserts. The owner's, without row-level security: a floor has no walls. */
export async function makeFloorTable(owner: postgres.Sql): Promise<void> {
  await owner.unsafe("create schema bench; create table bench.answer (id uuid primary key, answers jsonb)");
}

/** Work of prepared statements; our own process is the client and counts as the server. */
function sqlWork(
  stage: Stage,
  connections: number,
  once: (sql: postgres.Sql) => Promise<{ length: number }>,
): Work {
  const sql = postgres(stage.small.ownerUrl, { max: Math.min(connections, 10), onnotice: () => {} });
  return {
    pids: [process.pid, stage.databasePid],
    once: async () => {
      const rows = await once(sql);
      return rows.length;
    },
    close: () => void sql.end({ timeout: 2 }),
  };
}

function statement(
  name: string,
  title: string,
  once: (stage: Stage) => (sql: postgres.Sql) => Promise<{ length: number }>,
): Target {
  return {
    name,
    title,
    floor: null,
    // Thousands of operations a second: a third of the time says as much.
    share: 1 / 3,
    open: (stage, connections) => sqlWork(stage, connections, once(stage)),
  };
}

const rawInsert = statement(
  "raw-insert",
  "One prepared INSERT through the driver",
  () => (sql) => sql`insert into bench.answer (id, answers) values (${newId()}, ${BODY}::text::jsonb)`,
);

const rawSelect = statement(
  "raw-select",
  "One prepared SELECT by primary key through the driver",
  (stage) => {
    const { practiceId, some } = stage.world;
    let turn = 0;
    return (sql) => {
      turn += 1;
      const couple = some.couples[turn % some.couples.length];
      return sql`select id, code_name, stage, state from couple
      where practice_id = ${practiceId} and id = ${couple?.id ?? practiceId}`;
    };
  },
);

/** What the caseload page reads, written by hand, without walls, audit or session. */
const caseloadSql = statement("caseload-sql", "The caseload's rows in SQL, 25 of 1,000", (stage) => {
  const { practiceId, many } = stage.world;
  const open = (sql: postgres.Sql) =>
    sql`practice_id = ${practiceId} and clinician_id = ${many.clinician.id} and state <> 'closed'`;
  return (sql) => sql`
    select c.id, c.code_name, c.stage, c.state, c.next_session_at, s.id as session_id, s.starts_at, s.zone,
      p.state as plan_state, w.given, w.done,
      greatest(
        (select max(e.ended_at) from session e where e.practice_id = c.practice_id and e.couple_id = c.id),
        (select max(r.submitted_at) from response r
          where r.practice_id = c.practice_id and r.couple_id = c.id),
        (select max(k.sent_at) from check_in k
          where k.practice_id = c.practice_id and k.couple_id = c.id)) as last_contact,
      (select count(*) from (select from couple where ${open(sql)} limit 201) counted) as total
    from (select * from couple where ${open(sql)} order by next_session_at, id limit 26) c
    left join lateral (select id, starts_at, zone from session where practice_id = c.practice_id
      and couple_id = c.id and state <> 'closed' order by starts_at limit 1) s on true
    left join plan p on p.practice_id = c.practice_id and p.session_id = s.id
    left join lateral (select count(*)::int as given, count(*) filter (where t.state = 'submitted')::int as done
      from task t join assignment a on a.practice_id = t.practice_id and a.id = t.assignment_id
      where t.practice_id = c.practice_id and t.couple_id = c.id and a.closed_at is null) w on true
    order by c.next_session_at, c.id`;
});

const trendsSql = statement("trends-sql", "The trends' rows in SQL", (stage) => {
  const { practiceId } = stage.world;
  return (sql) => sql`select quarter, statistic, share_5pp, n_5 from released_stat
    where practice_id = ${practiceId} order by quarter, statistic`;
});

const emptyPage: Target = {
  name: "empty-page",
  title: "Empty dynamic page, same middleware",
  floor: null,
  open: (stage, connections) => {
    const headers = { cookie: stage.world.some.clinician.cookie };
    const ask = () => ({ method: "GET" as const, path: "/", headers });
    return httpWork(stage, stage.floor, connections, ask, (answer) => answer.status === 200);
  },
};

function put(name: string, title: string, path: string): Target {
  return {
    name,
    title,
    floor: null,
    open: (stage, connections) => {
      const headers = {
        cookie: stage.world.some.clinician.cookie,
        origin: originOf(stage.floor),
        "content-type": "application/json",
      };
      const ask = () => ({ method: "PUT" as const, path, headers, body: BODY });
      return httpWork(stage, stage.floor, connections, ask, (answer) => answer.status === 200);
    },
  };
}

const emptyForm: Target = {
  name: "empty-form",
  title: "Empty server action, form post without script",
  floor: null,
  open: async (stage, connections) => {
    const { cookie } = stage.world.some.clinician;
    const form = await readForm(stage.floor.port, "/form", cookie);
    const ask = () => form.post({ cookie, origin: originOf(stage.floor) }, { q1: 5 });
    return httpWork(stage, stage.floor, connections, ask, (answer) => answer.status === 303);
  },
};

/** What the product is compared with, measured in the same rounds. */
export function floorTargets(): Target[] {
  return [
    rawInsert,
    rawSelect,
    caseloadSql,
    trendsSql,
    put("empty-put", "Empty route handler, same middleware", "/api/empty"),
    put("bare-insert", "Route handler with one insert", "/api/insert"),
    emptyForm,
    emptyPage,
  ];
}
