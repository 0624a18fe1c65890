import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { practicesIn } from "#lib/launch/practices-in";
import { cluster, useFreshDatabase, withDatabaseName } from "#tests/support/database";
import { makePractice } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let ownerUrl: string;
beforeAll(async () => {
  db = await useFreshDatabase();
  ownerUrl = withDatabaseName(cluster().ownerUrl, db.name);
});
afterAll(() => db.drop());

describe("the practices a start finds", () => {
  it("are none, then a real one without demo sign-ins, then a sample one beside it", async () => {
    expect(await practicesIn(ownerUrl)).toEqual({ any: false, sample: false });
    await makePractice(db.owner);
    expect(await practicesIn(ownerUrl)).toEqual({ any: true, sample: false });
    await db.owner`insert into practice (id, name, time_zone, is_sample) values (${newId()}, 'Sample', 'UTC', true)`;
    expect(await practicesIn(ownerUrl)).toEqual({ any: true, sample: true });
  });
});
