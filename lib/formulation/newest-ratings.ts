import { and, desc, eq, getTableColumns, isNotNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { indicatorRating } from "#db/schema/formulation";
import type { Tx } from "#db/with-actor";
import type { ActorOf, Slot } from "#lib/access/actor";
import { ofTreatedCouple } from "#lib/access/scope";
import { ratingsFrom } from "#lib/formulation/ratings";
import type { Rater, Ratings, RatingsOfPartner, SafetyLink } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

/** One rating that was sent, with the newest number its rater ever gave to what opens a private check. */
export type SentRating = {
  slot: Slot;
  rater: Rater;
  ratings: Ratings;
  at: Date;
  links: readonly SafetyLink[];
};

type LinkRow = Omit<SafetyLink, "at"> & { at: string };

// A rating may leave the statement out, so each is looked for by itself and not in the newest rating.
const link = (key: SafetyLink["key"], column: "d1" | "k3") => {
  const number = sql`i.${sql.identifier(column)}`;
  return sql`(select json_build_object('key', ${key}::text, 'rater', i.rater, 'number', ${number}, 'at', i.sent_at)
    from indicator_rating i
    where i.practice_id = indicator_rating.practice_id and i.couple_id = indicator_rating.couple_id
      and i.slot = indicator_rating.slot and i.rater = indicator_rating.rater and i.sent_at is not null
      and ${number} is not null
    order by i.sent_at desc, i.id desc limit 1)`;
};

/**
 * The ratings in force of a couple on the caseload: of each partner the newest by themself and the newest by the
 * therapist, however many others were sent since.
 */
export async function newestSentIn(tx: Tx, actor: ActorOf<"clinician">, coupleId: Id): Promise<SentRating[]> {
  const of = (slot: Slot, rater: Rater) =>
    tx
      .select({
        ...getTableColumns(indicatorRating),
        links: sql<(LinkRow | null)[]>`json_build_array(${link("D1", "d1")}, ${link("K3", "k3")})::jsonb`.as(
          "links",
        ),
      })
      .from(indicatorRating)
      .where(
        and(
          ofTreatedCouple(actor, indicatorRating, coupleId),
          eq(indicatorRating.slot, slot),
          eq(indicatorRating.rater, rater),
          isNotNull(indicatorRating.sentAt),
        ),
      )
      .orderBy(desc(indicatorRating.sentAt), desc(indicatorRating.id))
      .limit(1);
  const rows = await unionAll(of("A", "self"), of("A", "therapist"), of("B", "self"), of("B", "therapist"));
  return rows.flatMap(({ slot, rater, sentAt, links, ...row }) =>
    sentAt === null
      ? []
      : [
          {
            slot: slot as Slot,
            rater: rater as Rater,
            ratings: ratingsFrom(row),
            at: sentAt,
            links: links.flatMap((one) => (one === null ? [] : [{ ...one, at: new Date(one.at) }])),
          },
        ],
  );
}

/** The same, laid out by partner and rater. */
export async function newestRatingsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  coupleId: Id,
): Promise<Readonly<Record<Slot, RatingsOfPartner>>> {
  return newestOf(await newestSentIn(tx, actor, coupleId));
}

/** The same of ratings in hand, one of each partner and rater. */
export function newestOf(
  sent: readonly Pick<SentRating, "slot" | "rater" | "ratings">[],
): Readonly<Record<Slot, RatingsOfPartner>> {
  const of = (slot: Slot): RatingsOfPartner => ({
    self: sent.find((one) => one.slot === slot && one.rater === "self")?.ratings ?? {},
    therapist: sent.find((one) => one.slot === slot && one.rater === "therapist")?.ratings ?? {},
  });
  return { A: of("A"), B: of("B") };
}
