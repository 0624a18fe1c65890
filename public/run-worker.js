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

/** This browser was told to keep nothing any more; what was on its way then is not kept. */
let isLetGo = false;

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
  if (isLetGo) throw new Error("Nothing is kept here any more.");
  const cache = await caches.open(KEPT);
  const seen = new Set();
  await keepAssets(cache, assetsIn(text), seen);
  await cache.put(SHELL, answer);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== SHELL && !seen.has(pathname)) await cache.delete(request);
  }
}

// Looked for without opening the cache, which would make it where there is none.
const kept = (request) => caches.match(request, { cacheName: KEPT });

/** The page itself; the shell where no page comes, or none that a server made. */
async function openRun(request) {
  try {
    const answer = await fetch(request);
    if (answer.status < 500) return answer;
    return (await kept(SHELL)) ?? answer;
  } catch (error) {
    const shell = await kept(SHELL);
    if (shell) return shell;
    throw error;
  }
}

async function openAsset(request) {
  return (await kept(request.url)) ?? fetch(request);
}

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  isLetGo = event.data === "let go";
  if (isLetGo) return;
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
    if (!isLetGo) event.waitUntil(keepShell().catch(() => undefined));
  } else if (pathname.startsWith(ASSETS)) event.respondWith(openAsset(request));
});
