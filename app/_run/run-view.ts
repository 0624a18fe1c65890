import { RUN_VIEW } from "./run-view-name";

/** Remembers over a reload, also without a network, whether a run hides who it is about: one plain word. */
export async function keepRunView(isDiscreet: boolean): Promise<void> {
  // A browser without such a store shows the names again after a reload, as before.
  if (!("cookieStore" in window)) return;
  const value = isDiscreet ? RUN_VIEW.discreet : "plain";
  await cookieStore.set({ name: RUN_VIEW.name, value, path: "/couples", sameSite: "strict" });
}

export async function isRunDiscreet(): Promise<boolean> {
  if (!("cookieStore" in window)) return false;
  return (await cookieStore.get(RUN_VIEW.name))?.value === RUN_VIEW.discreet;
}
