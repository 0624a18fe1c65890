import { loadLater } from "../loaders";

/** As on the page before. */
export async function loadKept(taskId: string) {
  return await loadLater(taskId);
}
