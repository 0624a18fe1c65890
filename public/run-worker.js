/*
 * Lets the page of a running session open without a network, and a plan's say what became of it. It keeps one shell, the same for everybody and without
 * any data, and the assets that shell is built from; never a page that was read for somebody. What the shell shows
 * lies sealed in the browser's own store (`app/_run/store.ts`).
 */
const KEPT = "run-shell";
const SHELL = "/run-shell";
const RUN = /^\/couples\/[^/]+\/sessions\/[^/]+\/(?:run|plan)$/;
const ASSETS = "/_next/static/";
const NAMED = /(?:\/_next\/)?static\/(?:chunks|media|css)\/[\w./~-]+\.(?:js|css|woff2)/g;

/** The addresses of assets that a text names. */
function assetsIn(text) {
  const found = text.match(NAMED) ?? [];
  return [...new Set(found.map((path) => (path.startsWith("/") ? path : `/_next/${path}`)))];
}

async function keepAssets(cache, paths, seen) {
  for (const path of paths) {
    if (seen.has(path)) continue;
    seen.add(path);
    let kept = await cache.match(path);
    if (!kept) {
      const answer = await fetch(path, { credentials: "omit" });
      if (!answer.ok) continue;
      await cache.put(path, answer.clone());
      kept = answer;
    }
    // Style sheets name fonts by where they lie themselves.
    if (path.endsWith(".css")) {
      const text = await kept.clone().text();
      const fonts = [...text.matchAll(/url\(["']?([^"')]+\.woff2)/g)];
      const here = new URL(path, self.location.origin);
      await keepAssets(
        cache,
        fonts.map(([, font]) => new URL(font, here).pathname),
        seen,
      );
    }
  }
}

/** Reads the shell as somebody nobody knows, with all it is built from, and lets go of what it no longer needs. */
async function keepShell() {
  const answer = await fetch(SHELL, { credentials: "omit", cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error("The shell did not come.");
  const text = await answer.clone().text();
  const cache = await caches.open(KEPT);
  const seen = new Set();
  await keepAssets(cache, assetsIn(text), seen);
  await cache.put(SHELL, answer);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== SHELL && !seen.has(pathname)) await cache.delete(request);
  }
}

async function keptShell() {
  const cache = await caches.open(KEPT);
  return cache.match(SHELL);
}

/** The page itself; the shell where no page comes, or none that a server made. */
async function openRun(request) {
  try {
    const answer = await fetch(request);
    if (answer.status < 500) return answer;
    return (await keptShell()) ?? answer;
  } catch (error) {
    const shell = await keptShell();
    if (shell) return shell;
    throw error;
  }
}

async function openAsset(request) {
  const cache = await caches.open(KEPT);
  return (await cache.match(request.url)) ?? fetch(request);
}

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(
    keepShell().then(
      () => port?.postMessage("kept"),
      () => port?.postMessage("not kept"),
    ),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && RUN.test(pathname)) {
    event.respondWith(openRun(request));
    // A newer build has other assets; the shell follows while there is a network.
    event.waitUntil(keepShell().catch(() => undefined));
  } else if (pathname.startsWith(ASSETS)) event.respondWith(openAsset(request));
});
