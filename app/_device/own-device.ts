/** Under this name the browser remembers whose own device it is; a number that says nothing of the member. */
const CHOICE = "evenkeel-own-device";
const WORKER = "/run-worker.js";
const SHELL_CACHE = "run-shell";

/** Whether this member said that the device is their own. Until then nothing of a run lies on it. */
export function isOwnDevice(owner: string): boolean {
  return deviceOf() === owner;
}

/** The member who said so here; null where nobody did. */
export function deviceOf(): string | null {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    // A browser that remembers nothing keeps nothing either.
    return null;
  }
}

export function rememberDevice(owner: string): void {
  try {
    localStorage.setItem(CHOICE, owner);
  } catch {
    // What cannot be remembered was not chosen: memory alone goes on.
  }
}

export function forgetDevice(): void {
  try {
    localStorage.removeItem(CHOICE);
  } catch {
    // Nothing is remembered then.
  }
}

/** Has the shell kept that opens a run without a network. */
export async function keepShell(): Promise<void> {
  const registration = await navigator.serviceWorker.register(WORKER, { scope: "/couples/" });
  // One that was there already may have lost what it kept since.
  registration.active?.postMessage("keep");
  const fresh = registration.active ? null : (registration.installing ?? registration.waiting);
  if (!fresh) return;
  // Not `ready`: that waits for good on a page that was loaded elsewhere and led here without a new document.
  await new Promise<void>((done) =>
    fresh.addEventListener("statechange", () => {
      if (fresh.state === "activated" || fresh.state === "redundant") done();
    }),
  );
}

/** Lets go of the shell and of what keeps it. */
export async function dropShell(): Promise<void> {
  if ("serviceWorker" in navigator)
    for (const one of await navigator.serviceWorker.getRegistrations()) {
      const worker = one.active ?? one.waiting ?? one.installing;
      if (worker && new URL(worker.scriptURL).pathname === WORKER) await one.unregister();
    }
  if ("caches" in window) await caches.delete(SHELL_CACHE);
}
