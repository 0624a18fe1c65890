import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { session } from "#db/schema/planning";

/**
 * The progress note of one session: the joint record of both, and one sub-file for each partner, each a row of its own
 * sealed under a key of its own. Without a layout its body is one free text of before. Signed, it never changes again.
 */
export const note = pgTable(
  "note",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    record: text("record").notNull().default("joint"),
    layout: text("layout"),
    authorId: uuid("author_id").notNull(),
    bodySealed: bytes("body_sealed").notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    signedAt: instant("signed_at"),
    signedBy: uuid("signed_by"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("note_of_session").on(t.practiceId, t.sessionId, t.record),
    unique("note_of_couple").on(t.practiceId, t.coupleId, t.id),
    foreignKey({
      columns: [t.practiceId, t.coupleId, t.sessionId],
      foreignColumns: [session.practiceId, session.coupleId, session.id],
    }),
    check("note_record", sql`${t.record} in ('joint','a','b')`),
    check("note_layout", sql`${t.layout} in ('soap','dap','birp')`),
    check("note_signed", sql`(${t.signedAt} is null) = (${t.signedBy} is null)`),
  ],
);

/** What was added to a note after it was signed, with its date. Never changed. */
export const noteAmendment = pgTable(
  "note_amendment",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    noteId: uuid("note_id").notNull(),
    authorId: uuid("author_id").notNull(),
    bodySealed: bytes("body_sealed").notNull(),
    writtenAt: instant("written_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      name: "note_amendment_of_note",
      columns: [t.practiceId, t.coupleId, t.noteId],
      foreignColumns: [note.practiceId, note.coupleId, note.id],
    }),
    index("note_amendment_in_order").on(t.practiceId, t.noteId, t.writtenAt),
  ],
);

/**
 * A clinician's own process note of a session, kept apart from the record. Each has a data key of its own, which only
 * its author can load.
 */
export const processNote = pgTable(
  "process_note",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    authorId: uuid("author_id").notNull(),
    bodySealed: bytes("body_sealed").notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("process_note_of_author").on(t.practiceId, t.sessionId, t.authorId),
    foreignKey({
      name: "process_note_of_session",
      columns: [t.practiceId, t.coupleId, t.sessionId],
      foreignColumns: [session.practiceId, session.coupleId, session.id],
    }),
  ],
);
