/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  typedRoutes: true,
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg-boss", "postgres", "nodemailer"],
};
export default config;
