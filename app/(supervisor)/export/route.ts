import { downloadRoute } from "#lib/auth/download-route";
import { exportReleases } from "#lib/release/export-releases";

export const GET = downloadRoute(
  "supervisor",
  { name: "released-figures.csv", type: "text/csv; charset=utf-8" },
  exportReleases,
);
