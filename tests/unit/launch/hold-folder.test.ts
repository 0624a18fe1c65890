import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beganAt, holdFolder } from "#lib/launch/hold-folder";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-hold-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, "launcher.json");
const write = (holder: object) => writeFileSync(file(), JSON.stringify(holder));

/** Some other program, alive until it is ended. */
function other() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const end = () => {
    child.kill("SIGKILL");
    return ended;
  };
  return { pid: child.pid ?? 0, end };
}

describe("holdFolder", () => {
  it("refuses a folder that a live launcher holds, and names its port", async () => {
    const live = other();
    try {
      write({ pid: live.pid, began: beganAt(live.pid), port: 4321, leaving: false });
      await expect(holdFolder(folder, 4322)).rejects.toThrow(/in use by an Evenkeel that runs on port 4321/);
    } finally {
      await live.end();
    }
  });

  it("takes over what a killed launcher left, also when its number belongs to another program now", async () => {
    const gone = other();
    write({ pid: gone.pid, began: beganAt(gone.pid), port: 4321, leaving: false });
    await gone.end();
    (await holdFolder(folder, 4322)).release();
    expect(existsSync(file())).toBe(false);

    const live = other();
    try {
      write({ pid: live.pid, began: "1", port: 4321, leaving: false });
      await holdFolder(folder, 4322);
      expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ pid: process.pid, port: 4322 });
    } finally {
      await live.end();
    }
  });

  it("takes over a file that was half written", async () => {
    writeFileSync(file(), '{"pid": 12');
    await holdFolder(folder, 4322);
    expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ port: 4322 });
  });

  it("waits for a launcher that is on its way out", async () => {
    const live = other();
    write({ pid: live.pid, began: beganAt(live.pid), port: 4321, leaving: true });
    const held = holdFolder(folder, 4322);
    await live.end();
    await expect(held).resolves.toBeDefined();
  });
});
