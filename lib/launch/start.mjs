// The first half of `npm start`: make sure the packages and the right Node are there, then hand over.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, findNode, ROOT, stopWith } from "./prepare.mjs";

if (Number(process.versions.node.split(".")[0]) < 20) {
  stopWith(`Evenkeel needs Node 20 or newer, and this is Node ${process.versions.node}.`);
}

try {
  await ensureInstalled();
  const child = spawn(findNode(), [join(ROOT, "lib", "launch", "main.ts")], { cwd: ROOT, stdio: "inherit" });
  // Both are in the terminal's group: the child decides when to end, and we end with it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} catch (error) {
  stopWith(error);
}
