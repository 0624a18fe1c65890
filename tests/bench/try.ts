import { mkdtempSync } from "node:fs";
import { buildFloorApp } from "#tests/bench/floor-app";
import { freePort, startNext } from "#tests/bench/next-server";
import { openClient } from "#tests/bench/client";
const dir = mkdtempSync("/tmp/floorx-");
console.time("build"); await buildFloorApp(dir); console.timeEnd("build");
const s = await startNext(dir, await freePort(), {FLOOR_DATABASE_URL:"postgres://a:b@127.0.0.1:1/x"}, {method:"GET", path:"/"});
console.log(s.startMs);
const c = openClient(s.port, 1);
for (const p of ["/","/form"]) { const a = await c.send({method:"GET", path:p, headers:{cookie:"evenkeel=1"}}); console.log(p,a.status, a.headers, a.body.toString().slice(0,1800)); }
await s.stop();
