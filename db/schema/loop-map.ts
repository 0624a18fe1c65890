import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";
import { couple } from "#db/schema/couples";

/**
 * One version of a couple's loop map. Its words never change once it is saved; the next save makes the next version.
 * What both may see is sealed for both, the hypotheses for the therapist.
 */
export const loopMap = pgTable(
  "loop_map",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    coupleId: uuid("couple_id").notNull(),
    /** From 1, one more with every save. */
    version: integer("version").notNull(),
    nameSealed: bytes("name_sealed"),
    strengthsSealed: bytes("strengths_sealed"),
    exceptionsSealed: bytes("exceptions_sealed"),
    stressorsSealed: bytes("stressors_sealed"),
    hypothesesSealed: bytes("hypotheses_sealed"),
    /** The gates that hold it for both partners. */
    heldBy: text("held_by").notNull(),
    savedBy: uuid("saved_by").notNull(),
    savedAt: instant("saved_at").notNull().defaultNow(),
    /** The day both agreed to it; from then on both can open it. */
    agreedOn: date("agreed_on"),
    /** The day it was taken off both their pages; that both had agreed stays on record. */
    takenBackOn: date("taken_back_on"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("loop_map_version").on(t.practiceId, t.coupleId, t.version),
    foreignKey({ columns: [t.practiceId, t.coupleId], foreignColumns: [couple.practiceId, couple.id] }),
    check("loop_map_version_from", sql`${t.version} >= 1`),
    check("loop_map_taken_back", sql`${t.takenBackOn} is null or ${t.agreedOn} is not null`),
  ],
);

/** What a version says of one of the two, sealed for both. */
export const loopMapSide = pgTable(
  "loop_map_side",
  {
    practiceId: practiceId(),
    mapId: uuid("map_id").notNull(),
    slot: text("slot").notNull(),
    coupleId: uuid("couple_id").notNull(),
    /** The word this one picked for the map, in place of "Partner A". */
    calledSealed: bytes("called_sealed"),
    reachSealed: bytes("reach_sealed"),
    respondSealed: bytes("respond_sealed"),
    softSealed: bytes("soft_sealed"),
    wishSealed: bytes("wish_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.mapId, t.slot] }),
    foreignKey({ columns: [t.practiceId, t.mapId], foreignColumns: [loopMap.practiceId, loopMap.id] }),
    check("loop_map_side_slot", sql`${t.slot} in ('A','B')`),
  ],
);

/** What the therapist thinks of one arrow of a version; no partner reads any of it. */
export const loopMapLink = pgTable(
  "loop_map_link",
  {
    practiceId: practiceId(),
    mapId: uuid("map_id").notNull(),
    /** Whose step the arrow begins with. */
    slot: text("slot").notNull(),
    link: text("link").notNull(),
    coupleId: uuid("couple_id").notNull(),
    mechanism: text("mechanism"),
    confidence: text("confidence"),
    evidenceSealed: bytes("evidence_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.mapId, t.slot, t.link] }),
    foreignKey({ columns: [t.practiceId, t.mapId], foreignColumns: [loopMap.practiceId, loopMap.id] }),
    check("loop_map_link_slot", sql`${t.slot} in ('A','B')`),
    check("loop_map_link_known", sql`${t.link} in ('soft_reach','reach_response','response_soft')`),
    check("loop_map_link_mechanism", sql`${t.mechanism} in ('dissonance','regulation','attachment')`),
    check("loop_map_link_confidence", sql`${t.confidence} in ('low','medium','high')`),
  ],
);
