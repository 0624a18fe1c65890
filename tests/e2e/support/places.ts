import { asOwner } from "./database";

export type DemoSession = { coupleId: string; codeName: string; session: string; reviews: number };

/** Where things stand in the sample caseload; couples that tests have opened are not in it. */
export type DemoPlaces = {
  /** Sessions ahead whose plan is a draft, fewest decisions to make first. */
  drafts: DemoSession[];
  unplanned: DemoSession;
  final: DemoSession;
  closed: DemoSession;
  paused: string;
  couples: string[];
  /** A task that was sent, of the demo clinician's caseload. */
  sentTask: string;
  /** A couple of the demo clinician's whose loop map has several versions. */
  drawn: string;
};

type Row = {
  couple_id: string;
  code_name: string;
  id: string;
  state: string;
  plan: string | null;
  reviews: number;
};

export async function demoPlaces(): Promise<DemoPlaces> {
  return asOwner(async (sql) => {
    const rows = await sql<Row[]>`
      select s.couple_id, c.code_name, s.id, s.state, p.state as plan,
        (select count(*)::int from plan_item i where i.plan_id = p.id and i.kind = 'review') as reviews
      from session s join couple c on c.id = s.couple_id left join plan p on p.session_id = s.id
      where c.created_at < now() - interval '12 hours' and c.state <> 'closed'
      order by reviews, s.number desc`;
    const demo = (wanted: (row: Row) => boolean): DemoSession[] =>
      rows.filter(wanted).map((row) => ({
        coupleId: row.couple_id,
        codeName: row.code_name,
        session: `/couples/${row.couple_id}/sessions/${row.id}`,
        reviews: row.reviews,
      }));
    const one = (wanted: (row: Row) => boolean): DemoSession => {
      const [found] = demo(wanted);
      if (!found) throw new Error("the sample practice has no such session");
      return found;
    };
    const couples = await sql<{ id: string; state: string; clinician_id: string }[]>`
      select id, state, clinician_id from couple
      where created_at < now() - interval '12 hours' and state <> 'closed' order by id`;
    const own = couples[0]?.clinician_id ?? "";
    const [sent] = await sql<{ id: string }[]>`
      select t.id from task t join couple c on c.id = t.couple_id
      where t.state = 'submitted' and c.clinician_id = ${own} and c.state <> 'closed' order by t.id limit 1`;
    const [drawn] = await sql<{ couple_id: string }[]>`
      select m.couple_id from loop_map m join couple c on c.id = m.couple_id
      where c.clinician_id = ${own} and c.created_at < now() - interval '12 hours'
      group by m.couple_id having count(*) > 1 limit 1`;
    return {
      drafts: demo((row) => row.state === "planned" && row.plan === "draft"),
      unplanned: one((row) => row.state === "planned" && row.plan === null),
      final: one((row) => row.state === "planned" && row.plan === "final"),
      closed: one((row) => row.state === "closed" && row.plan === "final"),
      paused: couples.find(({ state }) => state === "paused")?.id ?? "",
      couples: couples.map(({ id }) => id),
      sentTask: sent?.id ?? "",
      drawn: drawn?.couple_id ?? "",
    };
  });
}
