import { findingsOn } from "../support/axe";
import { expect, test } from "./room";

test("what is done in the room alone is given there, and each partner fills it in on their own", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const { sessionId } = await records.run(room, { slug: "softer-reach", version: 1 });
  const desk = await (await open(room.clinician)).newPage();
  await desk.goto(`/couples/${room.coupleId}/sessions/${sessionId}/run`);
  await expect(desk.getByRole("heading", { level: 2 })).toHaveText("The softer reach");
  await desk.getByRole("button", { name: "Give it to both now" }).click();
  await expect(desk.getByText("Given to both.")).toBeVisible();
  expect(await findingsOn(desk)).toEqual([]);

  for (const person of [room.a, room.b]) {
    const phone = await (await open(person)).newPage();
    await phone.goto("/home");
    await phone.getByRole("link", { name: "Start" }).first().click();
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("The softer reach");
    await phone.getByRole("link", { name: "Start" }).click();
    await phone.locator("textarea").fill("I get scared that I do not matter.");
    await phone.getByRole("button", { name: "Continue" }).click();
    await phone.waitForURL("**/2");
    await phone.getByRole("button", { name: "Stop here" }).click();
    await phone.waitForURL("**/end");
    await phone.getByRole("button", { name: "Send what I did" }).click();
    await phone.waitForURL("**/done");
  }

  await desk.goto("/review");
  await desk.getByRole("link", { name: /partner A: The softer reach/ }).click();
  await desk.getByRole("radio", { name: "Partial" }).check({ force: true });
  await desk.getByRole("button", { name: /^Save ?: Did a softening take place/ }).click();
  await expect(desk.getByText("Saved.", { exact: true })).toBeVisible();
  expect(await findingsOn(desk)).toEqual([]);
  await desk.goto("/review");
  await desk.getByRole("link", { name: /partner B: The softer reach/ }).click();
  await expect(desk.getByRole("radio", { name: "Partial" })).toBeChecked();
});
