import { existsSync, readdirSync, readFileSync } from "node:fs";

// The kernel counts in hundredths of a second on every Linux this can run on.
const TICK_MS = 10;
const CAN_READ = existsSync("/proc/self/stat");

type Stat = { pid: number; parent: number; ticks: number };

/** The fields after the process's name, which may hold spaces and brackets itself. */
function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    // user and system time of the process, then of its children that have ended
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return null; // it ended while we looked
  }
}

function family(roots: readonly number[]): Stat[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? []);
  const found = new Set(roots);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const one of all) if (found.has(one.parent)) found.add(one.pid);
  }
  return all.filter((one) => found.has(one.pid));
}

/** CPU milliseconds used so far by the processes and all their children; null where it cannot be read. */
export function processorTime(roots: readonly number[]): number | null {
  if (!CAN_READ) return null;
  return family(roots).reduce((sum, one) => sum + one.ticks, 0) * TICK_MS;
}

/** Megabytes of memory a process and its children hold; null where it cannot be read. */
export function residentMegabytes(pid: number): number | null {
  if (!CAN_READ) return null;
  const pages = family([pid]).map((one) => {
    try {
      return Number(readFileSync(`/proc/${one.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return pages.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}
