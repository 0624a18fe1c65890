import { rmSync } from "node:fs";

/** Removes the run's data folder; the server has stopped by then or is about to. */
export default function teardown() {
  const folder = process.env.EVENKEEL_E2E_DATA;
  process.on("exit", () => {
    if (folder?.includes("evenkeel-e2e-")) rmSync(folder, { recursive: true, force: true });
  });
}
