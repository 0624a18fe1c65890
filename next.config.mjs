const HEADERS = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];
const PRIVATE = { key: "Cache-Control", value: "private, no-store" };

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  typedRoutes: true,
  images: { unoptimized: true },
  distDir: process.env.EVENKEEL_DIST ?? ".next",
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg-boss", "postgres", "nodemailer"],
  // A file of exercises, a million characters long, is pasted into a form; nothing else comes near.
  experimental: { serverActions: { bodySizeLimit: "4mb" }, proxyClientMaxBodySize: "4mb" },
  // Where a page names no icon, a file on its own for one, browsers ask for this address.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  // Everything but hashed assets may hold somebody's words, so nothing else is ever kept by a cache.
  headers: async () => [
    { source: "/:path*", headers: HEADERS },
    { source: "/((?!_next/static).*)", headers: [PRIVATE] },
  ],
};

export default config;
