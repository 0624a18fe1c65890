import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "#lib/launch/build";
import type { Teardown } from "#tests/bench/teardown";

// The empty app: nothing but what any app of this build pays before it does anything. It stands behind a
// copy of our own middleware and sends our own headers, and lives in a temporary folder only.
const FILES: Readonly<Record<string, string>> = {
  "package.json": `{ "name": "floor", "private": true, "type": "module" }\n`,
  "app/layout.jsx": `import { headers } from "next/headers";
export default async function Layout({ children }) {
  await headers();
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.jsx": `export const metadata = { title: "Empty" };
export default function Page() {
  return <main><h1>Empty</h1></main>;
}
`,
  "app/form/page.jsx": `import { EmptyForm } from "./empty-form";
export default function Page() {
  return <EmptyForm />;
}
`,
  "app/form/empty-form.jsx": `"use client";
import { useActionState } from "react";
import { emptyAction } from "./actions";
export function EmptyForm() {
  const [state, action] = useActionState(emptyAction, { status: "idle" });
  return <form action={action}><input name="q1" /><button type="submit">{state.status}</button></form>;
}
`,
  "app/form/actions.js": `"use server";
import { redirect } from "next/navigation";
export async function emptyAction(previous, form) {
  if (form.get("stay")) return { status: "done" };
  redirect("/");
}
`,
  "app/api/empty/route.js": `export async function PUT(request) {
  await request.text();
  return Response.json({}, { headers: { "cache-control": "private, no-store" } });
}
`,
  "app/api/insert/route.js": `import { randomUUID } from "node:crypto";
import postgres from "postgres";
const sql = postgres(process.env.FLOOR_DATABASE_URL, { max: 10, onnotice: () => {} });
export async function PUT(request) {
  const body = await request.text();
  JSON.parse(body);
  await sql\`insert into bench.answer (id, answers) values (\${randomUUID()}, \${body}::text::jsonb)\`;
  return Response.json({}, { headers: { "cache-control": "private, no-store" } });
}
`,
};

/** Writes the empty app under `folder` and builds it. Throws Error with the compiler's last lines. */
export async function buildFloorApp(folder: string, teardown: Teardown): Promise<void> {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  copyFileSync(join(ROOT, "middleware.ts"), join(folder, "middleware.ts"));
  copyFileSync(join(ROOT, "next.config.mjs"), join(folder, "product.config.mjs"));
  // The packages lie outside this folder, so the bundler's root is the file system's.
  writeFileSync(
    join(folder, "next.config.mjs"),
    `import product from "./product.config.mjs";
export default { ...product, distDir: ".next", typedRoutes: false, typescript: { ignoreBuildErrors: true },
  turbopack: { root: "/" }, outputFileTracingRoot: "/" };
`,
  );
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  const child = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      FLOOR_DATABASE_URL: "postgres://floor:floor@127.0.0.1:1/floor",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  teardown.add(() => child.kill("SIGKILL"));
  let output = "";
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (code !== 0) throw new Error(`The empty app could not be built.\n${output}`);
}
