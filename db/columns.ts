import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Sealed or hashed bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
  fromDriver: (value) => Buffer.from(value),
});

/** An instant, always with zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** The tenant column: first in every key of every tenant table. */
export const practiceId = () => uuid("practice_id").notNull();

/**
 * When a couple is seen next, for putting couples in order; one without a session counts as the year 9999. Only for
 * statements over couples alone, and in the very words of its index.
 */
export const NEXT_OR_LAST = sql`coalesce(next_session_at, '9999-12-31T00:00:00Z'::timestamptz)`;
