import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The data folder as held by this launcher. */
export type HeldFolder = {
  /** Says that this launcher is on its way out, so that the next one waits for it. */
  leave(): void;
  release(): void;
};

type Holder = { pid: number; began: string; port: number; leaving: boolean };

const FILE = "launcher.json";
const PATIENCE_MS = 30_000;

/** When a process began, as the system counts it, so that a number used again is not taken for the same process. */
export function beganAt(pid: number): string {
  if (process.platform !== "linux") return "";
  try {
    // The name in brackets may hold blanks; the fields after it do not. The 22nd of all is the start.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return fields?.[19] ?? "";
  } catch {
    return "";
  }
}

function isAlive({ pid, began }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return beganAt(pid) === began;
}

function readHolder(file: string): Holder | null {
  if (!existsSync(file)) return null;
  try {
    const { pid, began, port, leaving } = JSON.parse(readFileSync(file, "utf8")) as Holder;
    return Number.isInteger(pid) && pid > 0 ? { pid, began, port, leaving } : null;
  } catch {
    return null; // half written by a launcher that was killed
  }
}

/**
 * Takes the data folder for this launcher: two would share one database, and the first to stop would end it
 * for both. A folder left behind by a killed launcher is taken over; one that is being left is waited for.
 * Throws Error with one clear sentence when another launcher is at work in it.
 */
export async function holdFolder(folder: string, port: number): Promise<HeldFolder> {
  const file = join(folder, FILE);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const holder = readHolder(file);
    if (!holder || !isAlive(holder)) break;
    if (!holder.leaving || Date.now() > deadline) {
      throw new Error(
        `The data folder ${folder} is in use by an Evenkeel that runs on port ${holder.port}. Stop that one first, or set EVENKEEL_DATA to another folder.`,
      );
    }
    await sleep(100);
  }
  rmSync(file, { force: true });
  const own: Holder = { pid: process.pid, began: beganAt(process.pid), port, leaving: false };
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(`Another Evenkeel is starting in the data folder ${folder} at this moment.`);
  }
  return {
    leave: () => {
      if (existsSync(file)) writeFileSync(file, JSON.stringify({ ...own, leaving: true }));
    },
    release: () => rmSync(file, { force: true }),
  };
}
