import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { couple } from "#db/schema/couples";
import { withActor } from "#db/with-actor";
import { useFreshDatabase } from "#tests/support/database";
import { makeWorld } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const missing = undefined as unknown as string;

describe("a statement with a parameter that is undefined", () => {
  it("fails at once instead of holding its connection for good", async () => {
    const { treating } = await makeWorld(db.owner);
    const ids = { id: couple.id };
    for (let i = 0; i < 12; i += 1) {
      const alone = withActor(treating, (tx) => tx.select(ids).from(couple).where(eq(couple.id, missing)));
      await expect(alone).rejects.toThrow();
      const beside = withActor(treating, (tx) =>
        Promise.all([tx.select(ids).from(couple), tx.select(ids).from(couple).where(eq(couple.id, missing))]),
      );
      await expect(beside).rejects.toThrow();
    }
    // The pool holds ten connections: all of them are still there to be used.
    const seen = await Promise.all(
      Array.from({ length: 20 }, () => withActor(treating, (tx) => tx.select(ids).from(couple))),
    );
    expect(seen.map((rows) => rows.length)).toEqual(Array(20).fill(1));
  });
});
