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
