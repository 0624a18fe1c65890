import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { couple, partner } from "#db/schema/couples";

/** Both partners are asked for a yes to one kind of work, touch or sexual. Append-only but for its use. */
export const yesRequest = pgTable(
  "yes_request",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    exerciseClass: text("exercise_class").notNull(),
    askedBy: uuid("asked_by").notNull(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    /** Work of this kind was given on it; a yes is good for one time. */
    usedAt: instant("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("yes_request_of_couple").on(t.practiceId, t.coupleId, t.id),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    index("yes_request_newest").on(t.practiceId, t.coupleId, t.exerciseClass, t.askedAt.desc().nullsFirst()),
    check("yes_request_class", sql`${t.exerciseClass} in ('T','X')`),
  ],
);

/** What one partner says to it. Append-only, the newest counts; read by nobody but the one who wrote it. */
export const yesAnswer = pgTable(
  "yes_answer",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    requestId: uuid("request_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    exerciseClass: text("exercise_class").notNull(),
    state: text("state").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      name: "yes_answer_request",
      columns: [t.practiceId, t.coupleId, t.requestId],
      foreignColumns: [yesRequest.practiceId, yesRequest.coupleId, yesRequest.id],
    }),
    foreignKey({
      name: "yes_answer_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("yes_answer_newest").on(
      t.practiceId,
      t.coupleId,
      t.partnerId,
      t.exerciseClass,
      t.at.desc().nullsFirst(),
    ),
    check("yes_answer_class", sql`${t.exerciseClass} in ('T','X')`),
    check("yes_answer_state", sql`${t.state} in ('yes','not_now')`),
  ],
);

/** How the therapist treats what a partner says alone: one row for each version a couple was offered. */
export const secretsPolicy = pgTable(
  "secrets_policy",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    version: smallint("version").notNull(),
    kind: text("kind").notNull(),
    proposedBy: uuid("proposed_by").notNull(),
    proposedAt: instant("proposed_at").notNull().defaultNow(),
    /** Since when it counts; only after both have signed it. */
    inForceAt: instant("in_force_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("secrets_policy_version").on(t.practiceId, t.coupleId, t.version),
    unique("secrets_policy_of_couple").on(t.practiceId, t.coupleId, t.id),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    check("secrets_policy_kind", sql`${t.kind} in ('no_secrets','discretion','kept_private')`),
    check("secrets_policy_positive", sql`${t.version} >= 1`),
  ],
);

/** One partner's signature under one version. Never changed, and never shown to the other partner. */
export const policySignature = pgTable(
  "policy_signature",
  {
    practiceId: practiceId(),
    policyId: uuid("policy_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    slot: text("slot").notNull(),
    signedAt: instant("signed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.policyId, t.partnerId] }),
    foreignKey({
      name: "policy_signature_policy",
      columns: [t.practiceId, t.coupleId, t.policyId],
      foreignColumns: [secretsPolicy.practiceId, secretsPolicy.coupleId, secretsPolicy.id],
    }),
    foreignKey({
      name: "policy_signature_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("policy_signature_of_couple").on(t.practiceId, t.coupleId),
    check("policy_signature_slot", sql`${t.slot} in ('A','B')`),
  ],
);

/** The therapist has seen a partner alone about consent; closes the check for the ratings that came before. */
export const consentCheckMark = pgTable(
  "consent_check_mark",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    partnerId: uuid("partner_id").notNull(),
    slot: text("slot").notNull(),
    noteSealed: bytes("note_sealed").notNull(),
    markedBy: uuid("marked_by").notNull(),
    markedAt: instant("marked_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      name: "consent_check_mark_partner",
      columns: [t.practiceId, t.coupleId, t.partnerId],
      foreignColumns: [partner.practiceId, partner.coupleId, partner.id],
    }),
    index("consent_check_mark_newest").on(t.practiceId, t.coupleId, t.markedAt.desc().nullsFirst()),
    check("consent_check_mark_slot", sql`${t.slot} in ('A','B')`),
  ],
);
