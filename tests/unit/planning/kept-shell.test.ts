import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { dropShell, keepShell } from "../../../app/_device/own-device";
import { dropRuns } from "../../../app/_run/drop-runs";

afterEach(() => {
  vi.unstubAllGlobals();
});

function comeWith(registration: object): void {
  vi.stubGlobal("navigator", { serviceWorker: { register: async () => registration } });
}

/** A worker that is being set up and then gets that far. */
function freshWorker(state: string) {
  const listeners: (() => void)[] = [];
  const worker = {
    state: "installing",
    addEventListener: (_name: string, heard: () => void) => listeners.push(heard),
  };
  setTimeout(() => {
    worker.state = state;
    for (const heard of listeners) heard();
  });
  return worker;
}

type Heard = { waitUntil: (work: Promise<unknown>) => void; ports: readonly MessagePort[]; data: string };

/** The worker's own script, with a server that answers so. */
function runWorker(ok: boolean, isSlow = false) {
  const on = new Map<string, (event: Heard) => void>();
  const kept: string[] = [];
  const cache = {
    match: async () => undefined,
    put: async (what: string) => void kept.push(what),
    keys: async () => [],
  };
  const answer = { ok, redirected: false, clone: () => ({ text: async () => "" }) };
  const come = Promise.withResolvers<void>();
  runInNewContext(readFileSync("public/run-worker.js", "utf8"), {
    self: {
      location: { origin: "https://here" },
      addEventListener: (name: string, work: (event: Heard) => void) => on.set(name, work),
      skipWaiting: async () => undefined,
    },
    caches: { open: async () => cache },
    fetch: async () => {
      if (isSlow) await come.promise;
      return answer;
    },
    URL,
    Set,
    Error,
  });
  const tell = async (name: string, data = "keep", ports: readonly MessagePort[] = []) => {
    let work: Promise<unknown> = Promise.resolve();
    on.get(name)?.({
      ports,
      data,
      waitUntil: (begun) => {
        work = begun;
      },
    });
    await work;
  };
  const active = {
    postMessage: (what: string, ports?: readonly MessagePort[]) => void tell("message", what, ports),
    scriptURL: "https://here/run-worker.js",
  };
  return { tell, kept, active, come: come.resolve };
}

describe("the shell that opens a run without a network", () => {
  it("is kept once the worker that is there says so", async () => {
    const { active, kept } = runWorker(true);
    comeWith({ active });
    await keepShell();
    expect(kept).toEqual(["/run-shell"]);
  });

  it("is not said to be kept where the server gave none", async () => {
    const { active, kept, tell } = runWorker(false);
    comeWith({ active });
    await expect(keepShell()).rejects.toThrow(/could not be kept/);
    await expect(tell("install")).rejects.toThrow(/did not come/);
    expect(kept).toEqual([]);
  });

  it("is not kept where it comes only after the device was told to keep nothing, and is again once it may", async () => {
    const { active, kept, tell, come } = runWorker(true, true);
    const wasRemoved: string[] = [];
    // A newer one that is being set up beside the one that is at work.
    const newer = runWorker(true, true);
    const registration = {
      active,
      waiting: null,
      installing: newer.active,
      unregister: async () => wasRemoved.push("worker"),
    };
    vi.stubGlobal("window", {});
    vi.stubGlobal("navigator", {
      serviceWorker: { register: async () => registration, getRegistrations: async () => [registration] },
    });
    const begun = [tell("install"), newer.tell("install")];
    await dropShell();
    come();
    newer.come();
    for (const one of begun) await expect(one).rejects.toThrow(/Nothing is kept/);
    expect([kept, newer.kept, wasRemoved]).toEqual([[], [], ["worker"]]);
    await keepShell();
    expect(kept).toEqual(["/run-shell"]);
  });

  it("is kept by a new worker once that is set up, and not by one that gave up", async () => {
    comeWith({ active: null, installing: freshWorker("activated") });
    await expect(keepShell()).resolves.toBeUndefined();
    comeWith({ active: null, installing: freshWorker("redundant") });
    await expect(keepShell()).rejects.toThrow(/could not be kept/);
  });
});

describe("dropRuns", () => {
  it("forgets whose device it is once all is wiped, so that what stays is wiped the next time", async () => {
    const held = new Map([["evenkeel-own-device", "one"]]);
    let isStuck = true;
    vi.stubGlobal("window", {});
    vi.stubGlobal("navigator", {});
    vi.stubGlobal("localStorage", { removeItem: (name: string) => held.delete(name) });
    vi.stubGlobal("indexedDB", {
      deleteDatabase: () => {
        const request = { error: new Error("stuck"), onsuccess: () => undefined, onerror: () => undefined };
        setTimeout(() => (isStuck ? request.onerror() : request.onsuccess()));
        return request;
      },
    });
    await expect(dropRuns()).rejects.toThrow("stuck");
    expect([...held.keys()]).toEqual(["evenkeel-own-device"]);
    isStuck = false;
    await dropRuns();
    expect([...held.keys()]).toEqual([]);
  });
});
