import { z } from "zod";
import { EVENT_LIMITS, NOTE_TAGS, QUICK_NOTE_LIMIT } from "#lib/planning/run-types";
import { ITEM_MINUTES } from "#lib/planning/types";

const UNREADABLE = "This page sent something we cannot read. Please reload it.";
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, UNREADABLE);
/** The year 2100; no clock is set beyond it. */
const LAST_INSTANT = 4_102_444_800_000;

const happened = {
  id: uuid,
  place: z.int().min(1).max(1_000_000),
  at: z.int().min(0).max(LAST_INSTANT),
};
const whole = z.int("Write whole minutes.");

const runEventInput = z.discriminatedUnion("kind", [
  z.strictObject({
    ...happened,
    kind: z.enum(["done", "set_aside"]),
    itemId: uuid,
    minutes: whole.min(0).max(ITEM_MINUTES.max).nullable(),
  }),
  z.strictObject({ ...happened, kind: z.enum(["planned_again", "now"]), itemId: uuid }),
  z.strictObject({
    ...happened,
    kind: z.literal("swap"),
    itemId: uuid,
    newItemId: uuid,
    exerciseSlug: z.string().max(80),
    exerciseVersion: z.int().min(1).max(9999),
  }),
  z.strictObject({
    ...happened,
    kind: z.literal("minutes"),
    itemId: uuid,
    minutes: whole.min(-ITEM_MINUTES.max).max(ITEM_MINUTES.max),
  }),
  z.strictObject({
    ...happened,
    kind: z.literal("note"),
    itemId: uuid.nullable(),
    tag: z.enum(NOTE_TAGS, "Choose what this note is about."),
    text: z
      .string()
      .trim()
      .min(1, "Write a few words first.")
      .max(QUICK_NOTE_LIMIT, "A quick note is one line."),
  }),
  z.strictObject({ ...happened, kind: z.enum(["pause", "go_on", "safety_on", "safety_off", "end"]) }),
]);
export type RunEventInput = z.output<typeof runEventInput>;

/** What happened on one device, in its own order; an empty list asks how the run stands. */
export const runEventsInput = z.strictObject({
  deviceId: uuid,
  events: z.array(runEventInput).max(EVENT_LIMITS.batch, UNREADABLE),
});
export type RunEventsInput = z.output<typeof runEventsInput>;
