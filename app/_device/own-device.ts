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

/** Has the shell kept that opens a run without a network; done once it is. Throws where it cannot be. */
export async function keepShell(): Promise<void> {
  const registration = await navigator.serviceWorker.register(WORKER, { scope: "/couples/" });
  // One that was there already may have lost what it kept since.
  if (registration.active) return keptBy(registration.active);
  const fresh = registration.installing ?? registration.waiting;
  if (!fresh) throw new Error("Nothing keeps the shell.");
  // Not `ready`: that waits for good on a page that was loaded elsewhere and led here without a new document.
  await new Promise<void>((done, fail) => {
    const look = () => {
      if (fresh.state === "activated") done();
      if (fresh.state === "redundant") fail(new Error("The shell could not be kept."));
    };
    fresh.addEventListener("statechange", look);
    look();
  });
}

/** Waits until the worker says that it has the shell. */
function keptBy(worker: ServiceWorker): Promise<void> {
  return new Promise((done, fail) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      if (data === "kept") done();
      else fail(new Error("The shell could not be kept."));
    };
    worker.postMessage("keep", [port2]);
  });
}

/** Lets go of the shell and of what keeps it. */
export async function dropShell(): Promise<void> {
  if ("serviceWorker" in navigator)
    for (const one of await navigator.serviceWorker.getRegistrations()) {
      const workers = [one.active, one.waiting, one.installing].filter((worker) => worker !== null);
      if (!workers.some(({ scriptURL }) => new URL(scriptURL).pathname === WORKER)) continue;
      // They live on while a window of theirs is open, and may be about to keep the shell for one.
      for (const worker of workers) worker.postMessage("let go");
      await one.unregister();
    }
  if ("caches" in window) await caches.delete(SHELL_CACHE);
}
