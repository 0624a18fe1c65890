export * from "#db/schema/accounts";
export * from "#db/schema/audit";
export * from "#db/schema/couples";
export * from "#db/schema/homework";
export * from "#db/schema/library";
export * from "#db/schema/planning";
export * from "#db/schema/release";
export * from "#db/schema/secrets";
