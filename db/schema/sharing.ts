import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { partner } from "#db/schema/couples";
import { assignment, task } from "#db/schema/homework";

/** Whose part of which homework, and of what kind; the key of what is offered and of what is shared. */
const whose = () => ({
  practiceId: practiceId(),
  assignmentId: uuid("assignment_id").notNull(),
  kind: text("kind").notNull(),
  partnerId: uuid("partner_id").notNull(),
  coupleId: uuid("couple_id").notNull(),
});

/**
 * What a partner could share of a task that was sent: made at sending, sealed under the writer's private key,
 * seen by the writer's own session and by nobody else, ever.
 */
export const shareOffer = pgTable(
  "share_offer",
  { ...whose(), answersSealed: bytes("answers_sealed").notNull() },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.assignmentId, t.kind, t.partnerId] }),
    foreignKey({
      name: "share_offer_of_task",
      columns: [t.practiceId, t.assignmentId, t.partnerId],
      foreignColumns: [task.practiceId, task.assignmentId, task.partnerId],
    }),
    foreignKey({
      name: "share_offer_of_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("share_offer_by_partner").on(t.practiceId, t.partnerId),
    check("share_offer_kind", sql`${t.kind} in ('reveal','matches')`),
  ],
);

/**
 * What a partner has shared, sealed under the couple's shared key. `shared` is there from sending on; the
 * other kinds are there once the writer pressed. The other partner's session sees a row only once both have
 * shared.
 */
export const sharedPart = pgTable(
  "shared_part",
  { ...whose(), answersSealed: bytes("answers_sealed").notNull() },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.assignmentId, t.kind, t.partnerId] }),
    foreignKey({
      name: "shared_part_of_task",
      columns: [t.practiceId, t.assignmentId, t.partnerId],
      foreignColumns: [task.practiceId, task.assignmentId, task.partnerId],
    }),
    foreignKey({
      name: "shared_part_of_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("shared_part_of_couple").on(t.practiceId, t.coupleId),
    check("shared_part_kind", sql`${t.kind} in ('shared','reveal','matches')`),
  ],
);

/**
 * There from the moment both partners have chosen; open to both from the moment their therapist reveals it (design,
 * section 3; security paper, SAFE-03), and null before. Of a list with matches it holds the matches, and once both have
 * picked what came of it: the one both picked, or that there is none. No single pick is ever in it.
 */
export const shareOpening = pgTable(
  "share_opening",
  {
    practiceId: practiceId(),
    assignmentId: uuid("assignment_id").notNull(),
    kind: text("kind").notNull(),
    coupleId: uuid("couple_id").notNull(),
    openedAt: instant("opened_at"),
    matchesSealed: bytes("matches_sealed"),
    pickedSealed: bytes("picked_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.assignmentId, t.kind] }),
    foreignKey({
      name: "share_opening_of_assignment",
      columns: [t.practiceId, t.coupleId, t.assignmentId],
      foreignColumns: [assignment.practiceId, assignment.coupleId, assignment.id],
    }),
    check("share_opening_kind", sql`${t.kind} in ('shared','reveal','matches')`),
    check("share_opening_matches", sql`(${t.kind} = 'matches') = (${t.matchesSealed} is not null)`),
    check(
      "share_opening_picked",
      sql`${t.pickedSealed} is null or (${t.kind} = 'matches' and ${t.openedAt} is not null)`,
    ),
  ],
);

/**
 * What one partner picked of the matches, or that they picked none: there until the other one has picked too, then both
 * go and only what came of them stays. No clinician's session reads one, and the other partner's only in that moment.
 */
export const matchPick = pgTable(
  "match_pick",
  {
    practiceId: practiceId(),
    assignmentId: uuid("assignment_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    pickSealed: bytes("pick_sealed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.assignmentId, t.partnerId] }),
    foreignKey({
      name: "match_pick_of_task",
      columns: [t.practiceId, t.assignmentId, t.partnerId],
      foreignColumns: [task.practiceId, task.assignmentId, task.partnerId],
    }),
    foreignKey({
      name: "match_pick_of_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("match_pick_of_couple").on(t.practiceId, t.coupleId),
  ],
);
