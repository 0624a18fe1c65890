import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, practiceId } from "#db/columns";

/**
 * Who did what to which row, without content. Append-only by trigger and grant, and without foreign
 * keys, so that an erasure elsewhere never touches it.
 */
export const auditEvent = pgTable(
  "audit_event",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    at: instant("at").notNull().defaultNow(),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role").notNull(),
    sessionRef: text("session_ref"),
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id"),
    coupleId: uuid("couple_id"),
    purpose: text("purpose").notNull(),
    outcome: text("outcome").notNull(),
    requestId: text("request_id").notNull(),
    build: text("build").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("audit_event_at").on(t.practiceId, t.at.desc().nullsFirst(), t.id),
  ],
);
