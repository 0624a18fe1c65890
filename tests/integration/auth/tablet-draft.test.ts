import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handTabletOver, passTabletBack, saveOnDevice, takeUpOnTablet } from "#lib/auth/hand-over";
import { findLiveSession } from "#lib/auth/live-session";
import { shutTablet } from "#lib/auth/shut-tablet";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { MARK, tabletDesk } from "./tablet-desk";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const makeDesk = () => tabletDesk(db.owner);
const markOf = async (token: string) => (await findLiveSession(token))?.tablet;

describe("a draft on a handed-over tablet", () => {
  it("saves over what the tablet wrote itself, and over nothing that was written elsewhere", async () => {
    const { token } = await makeDesk();
    const taken = { ...MARK, thing: "task" as const, taskId: newId() };
    await handTabletOver(token, { ...taken, thing: "waiting" });
    await takeUpOnTablet(token, { ...taken, thing: "waiting" });
    const saves: number[] = [];
    const save = async (version: number) => {
      const tablet = (await markOf(token)) ?? null;
      return saveOnDevice(token, tablet, version, async () => {
        saves.push(version);
        return { version: version + 1 };
      });
    };
    await save(0);
    await save(1);
    expect(await markOf(token)).toEqual({ ...taken, version: 2 });
    await expect(save(3)).rejects.toMatchObject({ code: "conflict" });
    expect(saves).toEqual([0, 1]);
    const late = saveOnDevice(token, { ...taken, version: 2 }, 2, async () => {
      await passTabletBack(token, { ...taken, version: 2 });
      return { version: 3 };
    });
    await expect(late).rejects.toMatchObject({ code: "signed_out" });
    expect(await markOf(token)).toMatchObject({ thing: "none", version: 0 });
    expect(await saveOnDevice(token, null, 7, async () => ({ version: 8 }))).toEqual({ version: 8 });
  });
});

describe("a tablet that is passed back", () => {
  it("is shut once, however often that is pressed", async () => {
    const { token } = await makeDesk();
    await shutTablet(token);
    expect(await markOf(token)).toBeNull();
    await handTabletOver(token, MARK);
    await Promise.all(Array.from({ length: 12 }, () => shutTablet(token)));
    expect(await markOf(token)).toEqual({ ...MARK, thing: "none" });
    await expect(shutTablet(null)).resolves.toBeUndefined();
  });
});
