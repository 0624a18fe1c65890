import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, PAGES_OF } from "./pages";
import { expect, test } from "./room";

test("an agreement is offered, signed by each alone, started by the therapist, and said beside each answer", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const desk = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
  const [phoneA, phoneB] = [await open(room.a), await open(room.b, { javaScriptEnabled: false })];
  const [a, b] = [await phoneA.newPage(), await phoneB.newPage()];
  const complaints = [...complaintsOf(a), ...complaintsOf(desk)];
  const people = `/couples/${room.coupleId}/people`;
  const seenByB = async () => {
    const seen: string[] = [];
    for (const path of PAGES_OF(task.b)) seen.push(await comparable(phoneB, path));
    return seen;
  };

  await test.step("before any, the strictest counts and the couple's page says that one is missing", async () => {
    await desk.goto(`/couples/${room.coupleId}`);
    await desk.getByRole("link", { name: "offer an agreement" }).click();
    await desk.waitForURL("**/people#agreement");
    await desk.getByRole("button", { name: "Offer to both" }).click();
    await expect(desk.getByRole("link", { name: "Choose one of the three." })).toBeVisible();
    await desk.getByRole("radio", { name: /^Discretion/ }).check();
    await desk.getByRole("button", { name: "Offer to both" }).click();
    await expect(desk.getByText("Version 1 is offered to both", { exact: false })).toBeVisible();
    await expectAccessible(desk, "an agreement that was offered");
    await a.goto("/check-in");
    await expect(a.getByText("Our agreement is not signed yet", { exact: false }).first()).toBeVisible();
  });

  await test.step("one signs, and nothing changes for the other", async () => {
    const before = await seenByB();
    await a.goto("/home");
    await a.getByRole("listitem").filter({ hasText: "Something to read" }).getByRole("link").tap();
    await a.waitForURL("**/who-can-see#agreement-title");
    await expectAccessible(a, "an agreement to sign");
    expect(await sidewaysScroll(a)).toBe(0);
    await a.getByRole("button", { name: "I have read it and sign it" }).tap();
    await expect(a.getByText("You signed this one.", { exact: false })).toBeVisible();
    await a.goto("/home");
    await expect(a.getByText("Something to read")).toHaveCount(0);
    expect(await seenByB()).toEqual(before);
  });

  await test.step("the other signs without a script; it counts when the therapist starts it", async () => {
    await b.goto("/who-can-see");
    await b.getByRole("button", { name: "I have read it and sign it" }).click();
    await expect(b.getByText("You signed this one.", { exact: false })).toBeVisible();
    await a.goto("/check-in");
    await expect(a.getByText("Our agreement is not signed yet", { exact: false }).first()).toBeVisible();
    await desk.goto(people);
    await desk.getByRole("button", { name: "Put it in force" }).click();
    await expect(desk.getByText("Discretion counts since", { exact: false })).toBeVisible();
    await a.goto("/check-in");
    await expect(a.getByText("but plans it with you first", { exact: false }).first()).toBeVisible();
    await a.goto("/who-can-see");
    await expect(a.getByText("but plans it with you first", { exact: false })).toBeVisible();
    await desk.goto(`/couples/${room.coupleId}`);
    await expect(desk.getByRole("heading", { name: "Next session" })).toBeVisible();
    await expect(desk.getByText("No agreement on secrets is signed yet")).toHaveCount(0);
  });
  expect(complaints).toEqual([]);
});
