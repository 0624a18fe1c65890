import { test, expect } from "./room";
test("try", async ({ records, open }) => {
  const room = await records.makeRoom();
  const t = await records.give(room, "hold-the-compliment");
  await records.plan(room, 5);
  const page = await (await open(room.a)).newPage();
  await page.goto("/home");
  await page.screenshot({ path: "/tmp/evb-home.png" });
  console.log(await page.innerText("main"), page.viewportSize());
  await page.goto(`/do/${t.a}/1`);
  console.log(await page.innerText("main"));
});
