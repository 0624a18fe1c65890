import { afterEach, describe, expect, it, vi } from "vitest";
import { holdRow, liveRows } from "../../../app/_device/live-rows";
import { deviceOf, rememberDevice } from "../../../app/_device/own-device";
import { makeOwnDevice, mayKeepHere } from "../../../app/_device/shelf";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A browser of somebody else's device, and what it was asked to do in turn. */
function browser(wipes: boolean, meanwhile?: () => void) {
  const told: string[] = [];
  let choice: string | null = "another member";
  vi.stubGlobal("localStorage", {
    getItem: () => choice,
    setItem: (_name: string, owner: string) => {
      told.push(`remember ${owner}`);
      choice = owner;
    },
    removeItem: () => {
      told.push("forget");
      choice = null;
    },
  });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("window", {});
  vi.stubGlobal("indexedDB", {
    deleteDatabase: () => {
      told.push("wipe");
      const request: { onsuccess?: () => void; onerror?: () => void; error: Error } = {
        error: new Error("cut"),
      };
      queueMicrotask(() => {
        meanwhile?.();
        if (wipes) request.onsuccess?.();
        else request.onerror?.();
      });
      return request;
    },
  });
  return told;
}

describe("what another member left on a device", () => {
  it("goes before the choice does, so that a wipe that was cut short is made good the next time", async () => {
    const told = browser(true);
    expect(await mayKeepHere("this member")).toBe(false);
    expect(told).toEqual(["wipe", "forget"]);
    browser(false);
    await expect(mayKeepHere("this member")).rejects.toThrow("cut");
    expect(deviceOf()).toBe("another member");
  });

  it("does not take a choice with it that was made while it went", async () => {
    const told = browser(true, () => rememberDevice("this member"));
    expect(await mayKeepHere("this member")).toBe(false);
    expect(told).toEqual(["wipe", "remember this member"]);
    expect(deviceOf()).toBe("this member");
  });

  it("is gone before the device is remembered as somebody's own, and else it is not remembered", async () => {
    const told = browser(true);
    await makeOwnDevice("this member");
    expect(told).toEqual(["wipe", "forget", "remember this member"]);
    expect(deviceOf()).toBe("this member");
    browser(false);
    await makeOwnDevice("this member");
    expect(deviceOf()).toBe("another member");
  });
});

describe("a window's row", () => {
  it("counts as live until the window lets go of it, and never where the browser has no locks", async () => {
    const held = new Map<string, Promise<void>>();
    vi.stubGlobal("navigator", {
      locks: {
        request: async (name: string, work: () => Promise<void>) => {
          held.set(name, work());
          await held.get(name);
          held.delete(name);
        },
        query: async () => ({ held: [...[...held.keys()].map((name) => ({ name })), { name: "another's" }] }),
      },
    });
    const letGo = holdRow("row 1");
    expect([...(await liveRows())]).toEqual(["row 1"]);
    letGo();
    await vi.waitFor(async () => expect((await liveRows()).size).toBe(0));
    vi.stubGlobal("navigator", {});
    holdRow("row 2")();
    expect((await liveRows()).size).toBe(0);
  });
});
