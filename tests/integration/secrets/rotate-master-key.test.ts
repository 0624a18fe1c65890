import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCouple } from "#lib/couples/create-couple";
import { revealNames } from "#lib/couples/reveal-names";
import { shareAnswers } from "#lib/homework/share-answers";
import { type Id, newId } from "#lib/kernel/ids";
import { makeDataKey } from "#lib/secrets/data-keys";
import { formatMasterKeys, parseMasterKeys, readMasterKeys } from "#lib/secrets/master-key";
import { asOwner, countStrangers, rewrapDataKeys, waitForWriters } from "#lib/secrets/rotate-data-keys";
import { rotateMasterKey } from "#lib/secrets/rotate-master-key";
import { about, reveal, seenBy, sentByBoth, sharedByBoth } from "#tests/integration/homework/shared-work";
import { cluster, useFreshDatabase, withDatabaseName } from "#tests/support/database";
import { asPractice, makeCouple, makeMember, makePractice, type World } from "#tests/support/people";

const text = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const [OLD, NEW] = [text(11), text(12)];
const before = process.env.EVENKEEL_MASTER_KEY;

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let ownerUrl: string;
let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-rotate-"));
  file = join(folder, "master-key");
});
beforeEach(async () => {
  db = await useFreshDatabase();
  ownerUrl = withDatabaseName(cluster().ownerUrl, db.name);
  writeFileSync(file, `${OLD}\n`);
  process.env.EVENKEEL_MASTER_KEY = file;
});
afterEach(async () => {
  process.env.EVENKEEL_MASTER_KEY = before;
  await db.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = { practice_id: Id; key_id: Id; wrapped: Buffer; wrapped_by: string };

/** Every key row of the database, as a superuser sees them. */
const keyRows = (): Promise<Row[]> =>
  db.owner<Row[]>`select practice_id, key_id, wrapped, wrapped_by from data_key order by key_id`;
const wrappers = async () => [...new Set((await keyRows()).map((row) => row.wrapped_by))];
const idOf = (key: string) => parseMasterKeys(key).wrapping[0]?.id;

async function makeWorlds(count: number): Promise<World[]> {
  const worlds: World[] = [];
  for (let i = 0; i < count; i += 1) {
    const practiceId = await makePractice(db.owner);
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    worlds.push(await makeCouple(db.owner, clinician), await makeCouple(db.owner, clinician));
  }
  return worlds;
}

const namesOf = async (worlds: World[]) =>
  Promise.all(worlds.map(async (w) => (await revealNames(w.treating, w.coupleId)).map((n) => n.name)));
const NAMES = ["Canary Alpha", "Canary Beta"];

/** Fills a practice with the keys of couples that exist only as keys. */
async function addKeys(practiceId: Id, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => makeDataKey(practiceId, newId(), "shared").row);
  await asPractice(db.owner, practiceId, async (tx) => {
    await tx`insert into data_key ${tx(
      rows.map((r) => ({
        practice_id: r.practiceId,
        owner_id: r.ownerId,
        scope: r.scope,
        key_id: r.keyId,
        wrapped: r.wrapped,
        wrapped_by: r.wrappedBy,
      })),
    )}`;
  });
}

describe("rotateMasterKey with the keys in a file", () => {
  it("wraps every key of every practice under a new master key, drops the old one, and loses nothing", async () => {
    const worlds = await makeWorlds(2);
    const rows = await keyRows();
    expect(await wrappers()).toEqual([idOf(OLD)]);

    const rotation = await rotateMasterKey(ownerUrl, 0);
    expect(rotation).toEqual({ practices: 2, keys: rows.length, inFile: true, next: null });
    expect(rows.length).toBe(2 * 1 + 4 * 10);

    const keys = readMasterKeys(file);
    expect(keys.wrapping).toHaveLength(1);
    expect(keys.wrapping[0]?.key.toString("base64")).not.toBe(OLD);
    expect(keys.fixed.toString("base64")).toBe(OLD);
    expect(await wrappers()).toEqual([keys.wrapping[0]?.id]);
    expect((await keyRows()).map((r) => r.key_id)).toEqual(rows.map((r) => r.key_id));
    expect(await namesOf(worlds)).toEqual(worlds.map(() => NAMES));
    expect(readdirSync(folder)).toEqual(["master-key"]);
  });

  it("leaves what two partners share as it was: what is open, and what can still be chosen", async () => {
    const opened = await sharedByBoth(db.owner);
    const chosen = await sentByBoth(db.owner);
    await shareAnswers(chosen.world.partnerA, about(chosen, "A"));
    const seen = await seenBy(opened, "A");
    await rotateMasterKey(ownerUrl, 0);
    expect(await seenBy(opened, "A")).toEqual(seen);
    expect((await seenBy(chosen, "B")).offers).toHaveLength(1);
    await shareAnswers(chosen.world.partnerB, about(chosen, "B"));
    await reveal(chosen);
    expect((await seenBy(chosen, "B")).open).toMatchObject([{ kind: "reveal" }]);
  });

  it("can be done again and again", async () => {
    const worlds = await makeWorlds(1);
    for (let i = 0; i < 3; i += 1) {
      const held = readFileSync(file, "utf8");
      await rotateMasterKey(ownerUrl, 0);
      expect(readFileSync(file, "utf8")).not.toBe(held);
      expect(await wrappers()).toEqual([readMasterKeys(file).wrapping[0]?.id]);
    }
    expect(await namesOf(worlds)).toEqual(worlds.map(() => NAMES));
  });

  it("finishes one that was cut off half-way, and makes no third key for it", async () => {
    const worlds = await makeWorlds(2);
    writeFileSync(file, `${NEW},${OLD};fixed=${OLD}\n`);
    await asOwner(ownerUrl, rewrapDataKeys);
    const [first] = await keyRows();
    // As if the power had gone in the middle of the practices: one key is still under the old one.
    const old = parseMasterKeys(OLD);
    process.env.EVENKEEL_MASTER_KEY = OLD;
    const back = makeDataKey(first?.practice_id ?? "", newId(), "shared").row;
    process.env.EVENKEEL_MASTER_KEY = file;
    expect(back.wrappedBy).toBe(old.wrapping[0]?.id);
    await asPractice(
      db.owner,
      back.practiceId,
      (tx) => tx`insert into data_key (practice_id, owner_id, scope, key_id, wrapped, wrapped_by)
        values (${back.practiceId}, ${back.ownerId}, ${back.scope}, ${back.keyId}, ${back.wrapped}, ${back.wrappedBy})`,
    );
    expect(await rotateMasterKey(ownerUrl, 0)).toMatchObject({ keys: 1, inFile: true });
    expect(readMasterKeys(file).wrapping.map((k) => k.key.toString("base64"))).toEqual([NEW]);
    expect(await wrappers()).toEqual([idOf(NEW)]);
    expect(await namesOf(worlds)).toEqual(worlds.map(() => NAMES));
  });

  it("loses no row and stops no reader or writer while it runs (SEC-44)", async () => {
    const worlds = await makeWorlds(2);
    await addKeys(worlds[0]?.practiceId ?? "", 1200); // several batches, so that there is a while to run
    let over = false;
    let reads = 0;
    const made: { world: World; coupleId: Id }[] = [];
    const reader = async (world: World) => {
      while (!over) {
        expect((await revealNames(world.treating, world.coupleId)).map((n) => n.name)).toEqual(NAMES);
        reads += 1;
      }
    };
    const writer = async (world: World) => {
      for (let i = 0; !over; i += 1) {
        const couple = await createCouple(world.treating, {
          nameA: "Canary Alpha",
          emailA: `a${i}@example.org`,
          nameB: "Canary Beta",
          emailB: `b${i}@example.org`,
          sessionMinutes: 50,
          stage: "early",
        });
        made.push({ world, coupleId: couple.coupleId });
      }
    };
    const busy = [...worlds.map(reader), ...worlds.slice(0, 2).map(writer)];
    await sleep(100);
    await rotateMasterKey(ownerUrl, 50);
    await rotateMasterKey(ownerUrl, 50);
    await sleep(100);
    over = true;
    await Promise.all(busy);

    expect(reads).toBeGreaterThan(10);
    expect(made.length).toBeGreaterThan(2);
    expect(await wrappers()).toEqual([readMasterKeys(file).wrapping[0]?.id]);
    for (const { world, coupleId } of made) {
      expect((await revealNames(world.treating, coupleId)).map((n) => n.name)).toEqual(NAMES);
    }
  });

  it("waits for a change that began under the old key, and takes its keys along", async () => {
    const [world] = await makeWorlds(1);
    if (!world) throw new Error("no world");
    const late = makeDataKey(world.practiceId, newId(), "shared").row; // wrapped under the old key
    let rotated = false;
    let rotation: Promise<unknown> = Promise.resolve();
    await db.owner.begin(async (tx) => {
      await tx`select set_config('app.practice_id', ${world.practiceId}, true), pg_current_xact_id()`;
      rotation = rotateMasterKey(ownerUrl, 0).then(() => {
        rotated = true;
      });
      await sleep(600);
      expect(rotated).toBe(false);
      await tx`insert into data_key (practice_id, owner_id, scope, key_id, wrapped, wrapped_by)
        values (${late.practiceId}, ${late.ownerId}, ${late.scope}, ${late.keyId}, ${late.wrapped}, ${late.wrappedBy})`;
    });
    await rotation;
    expect(await wrappers()).toEqual([readMasterKeys(file).wrapping[0]?.id]);
  });

  it("refuses to begin while a key is under a master key it does not have", async () => {
    const worlds = await makeWorlds(1);
    const held = readFileSync(file, "utf8");
    process.env.EVENKEEL_MASTER_KEY = NEW;
    await addKeys(worlds[0]?.practiceId ?? "", 2);
    process.env.EVENKEEL_MASTER_KEY = file;
    await expect(rotateMasterKey(ownerUrl, 0)).rejects.toThrow(
      "Data keys (2) are wrapped under a master key that EVENKEEL_MASTER_KEY does not hold. Put it behind the present one, after a comma, and start again.",
    );
    expect(readFileSync(file, "utf8")).toBe(held);
    expect((await wrappers()).sort()).toEqual([idOf(OLD), idOf(NEW)].sort());
    writeFileSync(file, `${OLD},${NEW};fixed=${OLD}`);
    await rotateMasterKey(ownerUrl, 0);
    expect(await wrappers()).toEqual([idOf(OLD)]);
  });

  it("keeps both keys when the file was changed by somebody else meanwhile", async () => {
    await makeWorlds(1);
    const rotation = rotateMasterKey(ownerUrl, 1500);
    let now = readMasterKeys(file);
    while (now.wrapping.length < 2) {
      await sleep(20);
      now = readMasterKeys(file);
    }
    writeFileSync(
      file,
      formatMasterKeys({ ...now, wrapping: [...parseMasterKeys(NEW).wrapping, ...now.wrapping] }),
    );
    await expect(rotation).rejects.toThrow(
      "The key file was changed meanwhile. Its keys were kept; start again.",
    );
    expect(readMasterKeys(file).wrapping).toHaveLength(3);
  });
});

describe("rotateMasterKey with the keys in the setting", () => {
  it("says what to set and changes nothing, then wraps and says what to set", async () => {
    const worlds = await makeWorlds(1);
    process.env.EVENKEEL_MASTER_KEY = OLD;
    const rows = await keyRows();

    const first = await rotateMasterKey(ownerUrl, 0);
    expect(first).toMatchObject({ practices: 0, keys: 0, inFile: false });
    expect(await keyRows()).toEqual(rows);
    const both = parseMasterKeys(first.next ?? "");
    expect(both.wrapping.map((k) => k.key.toString("base64"))).toEqual([expect.any(String), OLD]);

    process.env.EVENKEEL_MASTER_KEY = first.next ?? "";
    expect(await namesOf(worlds)).toEqual(worlds.map(() => NAMES));
    const second = await rotateMasterKey(ownerUrl, 0);
    expect(second).toMatchObject({ practices: 1, keys: rows.length, inFile: false });
    const alone = parseMasterKeys(second.next ?? "");
    expect(alone.wrapping).toEqual(both.wrapping.slice(0, 1));
    expect(alone.fixed.toString("base64")).toBe(OLD);

    process.env.EVENKEEL_MASTER_KEY = second.next ?? "";
    expect(await namesOf(worlds)).toEqual(worlds.map(() => NAMES));
    expect(await wrappers()).toEqual([alone.wrapping[0]?.id]);
  });
});

describe("rewrapDataKeys", () => {
  it("goes through more keys than a batch holds, and has nothing left to do the second time", async () => {
    const practiceId = await makePractice(db.owner);
    await addKeys(practiceId, 1101);
    writeFileSync(file, `${NEW},${OLD}`);
    expect(await asOwner(ownerUrl, rewrapDataKeys)).toEqual({ practices: 1, keys: 1102 });
    const rows = await keyRows();
    expect(await asOwner(ownerUrl, rewrapDataKeys)).toEqual({ practices: 1, keys: 0 });
    expect(await keyRows()).toEqual(rows);
    expect(await asOwner(ownerUrl, countStrangers)).toBe(0);
  });

  it("changes nothing of a batch in which one key does not open", async () => {
    const practiceId = await makePractice(db.owner);
    await addKeys(practiceId, 5);
    await db.owner`update data_key set wrapped = set_byte(wrapped, 40, (get_byte(wrapped, 40) + 1) % 256)
      where key_id = (select max(key_id::text)::uuid from data_key)`;
    const rows = await keyRows();
    writeFileSync(file, `${NEW},${OLD}`);
    await expect(asOwner(ownerUrl, rewrapDataKeys)).rejects.toThrow("A sealed value does not open here.");
    expect(await keyRows()).toEqual(rows);
  });
});

describe("waitForWriters", () => {
  it("does not wait for readers, and gives up in a sentence when a writer stays", async () => {
    const begun = async (query: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      db.owner.begin(async (tx) => {
        await query(tx);
        return asOwner(ownerUrl, (owner) => waitForWriters(owner, 0.3)).then(
          () => "over",
          (error: Error) => error.message,
        );
      });
    expect(await begun((tx) => tx`select * from data_key`)).toBe("over");
    expect(await begun((tx) => tx`select pg_current_xact_id()`)).toBe(
      "Somebody's change has been open in the database for too long to go on safely.",
    );
  });
});
