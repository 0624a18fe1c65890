import { INDICATORS } from "#lib/formulation/indicators";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, PAGES_OF, wholeText } from "./pages";
import { expect, test } from "./room";

const words = (key: string) => INDICATORS.find((one) => one.key === key)?.words ?? "";
const NOBODY = "00000000-0000-4000-8000-000000000000";

test("both are asked, each rates alone, and the therapist reads profile and exercises that fit", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const desk = await (await open(room.clinician, { viewport: { width: 1280, height: 800 } })).newPage();
  const [phoneA, phoneB] = [await open(room.a), await open(room.b, { javaScriptEnabled: false })];
  const [a, b] = [await phoneA.newPage(), await phoneB.newPage()];
  const complaints = [...complaintsOf(a), ...complaintsOf(desk)];
  const pages = PAGES_OF(NOBODY);
  const seenByB = async () => {
    const seen: string[] = [];
    for (const path of pages) seen.push(await comparable(phoneB, path));
    return seen;
  };

  await test.step("nothing is asked before", async () => {
    await a.goto("/questions/1");
    await expect(a.getByText("There is nothing to answer right now.")).toBeVisible();
    await desk.goto(`/couples/${room.coupleId}/formulation`);
    await expect(desk.getByText("Nothing is rated yet")).toBeVisible();
    await expectAccessible(desk, "an empty formulation");
    await desk.getByRole("button", { name: "Ask both to rate" }).click();
    await expect(desk.getByText("0 of 2 are in.", { exact: false })).toBeVisible();
  });

  await test.step("homework keeps its row beside it, and all of it is one press away", async () => {
    await records.plan(room, 5);
    for (const slug of ["plain-ask", "two-truths-map"]) await records.give(room, slug);
    await a.goto("/home");
    await expect(a.getByText("One thing to try")).toBeVisible();
    await expect(a.getByText("One more thing to try")).toHaveCount(0);
    await a.getByRole("link", { name: "More to try (1)" }).tap();
    await a.waitForURL("**/home?more=yes");
    await expect(a.getByText("One more thing to try")).toBeVisible();
    await expect(a.getByRole("link", { name: /^More to try/ })).toHaveCount(0);
  });

  await test.step("one of them answers four parts; a reload keeps the picks; the other's pages stay as they are", async () => {
    const before = await seenByB();
    await a.goto("/home");
    await a.getByRole("listitem").filter({ hasText: "A few questions" }).getByRole("link").tap();
    await a.waitForURL("**/questions/1");
    await expect(a.getByText("Part 1 of 4")).toBeVisible();
    await expectAccessible(a, "a part");
    expect(await sidewaysScroll(a)).toBe(0);
    for (const key of ["D1", "D2", "D3", "D4"])
      await a
        .getByRole("group", { name: words(key) })
        .locator("label")
        .filter({ hasText: /^8/ })
        .tap();
    await a.getByRole("button", { name: "Save and go on" }).tap();
    await a.waitForURL("**/questions/2");
    await a.getByRole("link", { name: "Back" }).tap();
    await a.waitForURL("**/questions/1");
    await expect(
      a.getByRole("group", { name: words("D2") }).getByRole("radio", { checked: true }),
    ).toHaveValue("8");
    await expect(
      a.getByRole("group", { name: words("D1") }).getByRole("radio", { checked: true }),
    ).toHaveCount(0);
    for (const part of [2, 3]) {
      await a.goto(`/questions/${part}`);
      await a.getByRole("button", { name: "Save and go on" }).tap();
      await a.waitForURL(`**/questions/${part + 1}`);
    }
    expect(await seenByB()).toEqual(before);
    await a.getByRole("button", { name: "Send" }).tap();
    await a.waitForURL("**/questions/done");
    expect(await seenByB()).toEqual(before);
    await a.goto("/home");
    await expect(a.getByText("A few questions")).toHaveCount(0);
    expect(await wholeText(phoneA, "/questions/1")).not.toContain(words("D1"));
  });

  await test.step("the other one does it without scripts", async () => {
    for (const part of [1, 2, 3, 4]) {
      await b.goto(`/questions/${part}`);
      const first = b.getByRole("radio", { name: "5", exact: true });
      for (let place = 0; place < 4; place += 1) await first.nth(place).check();
      const reread = b.getByRole("checkbox", { name: "Let me read my numbers here later" });
      await expect(reread).toHaveCount(part === 4 ? 1 : 0);
      if (part === 4) {
        await expect(reread).not.toBeChecked();
        await reread.check();
      }
      await b.getByRole("button", { name: part === 4 ? "Send" : "Save and go on" }).click();
    }
    await b.waitForURL("**/questions/done");
    await b.goto("/questions/sent");
    await b.getByLabel("Your passphrase").fill(room.b.passphrase);
    await b.getByRole("button", { name: "Show my numbers" }).click();
    await expect(b.getByText("5 of 10").first()).toBeVisible();
  });

  await test.step("the therapist rates with the keyboard and reads what follows", async () => {
    await desk.goto(`/couples/${room.coupleId}/formulation`);
    await expect(desk.getByText("2 of 2 are in.", { exact: false })).toBeVisible();
    await expect(desk.getByText("See each alone about consent before", { exact: false })).toBeVisible();
    await desk.getByRole("link", { name: "Rate again" }).click();
    await desk.waitForURL("**/rate");
    await expectAccessible(desk, "the rating table");
    await desk.getByLabel("D1, partner A").focus();
    for (const _ of INDICATORS) {
      await desk.keyboard.type("7");
      await desk.keyboard.press("Tab");
      await desk.keyboard.type("3");
      await desk.keyboard.press("Tab");
    }
    await desk.getByLabel("K6, partner B").fill("11");
    await desk.keyboard.press("Enter");
    await expect(desk.getByText("Write a whole number from 0 to 10", { exact: false }).first()).toBeVisible();
    await expect(desk.getByLabel("R3, partner A")).toHaveValue("7");
    await desk.getByLabel("K6, partner B").fill("3");
    await desk.keyboard.press("Enter");
    await desk.waitForURL("**/formulation");
    await expect(desk.getByRole("img", { name: /What drives the loop/ })).toBeVisible();
    await expect(desk.getByText("Mixed:", { exact: false })).toBeVisible();
    await expect(desk.getByText(/^fit \d\.\d\d/).first()).toBeVisible();
    await expectAccessible(desk, "a formulation");
    await desk.setViewportSize({ width: 320, height: 700 });
    expect(await sidewaysScroll(desk)).toBe(0);
    await desk.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step("the private check is closed with a line, which stands there from then on", async () => {
    await desk.getByRole("button", { name: "Done with partner A" }).click();
    await expect(desk.getByRole("link", { name: "Write one line for the record." })).toBeVisible();
    await desk.getByLabel("Seen alone, partner A: one line for the record").fill("Feels free to say no.");
    await desk.getByRole("button", { name: "Done with partner A" }).click();
    await expect(
      desk.getByText("The check is closed until a new high rating", { exact: false }),
    ).toBeVisible();
    await expect(desk.getByRole("button", { name: "Done with partner A" })).toHaveCount(0);
    await desk.getByText("Consent checks that were done (1)").click();
    await expect(desk.getByText("Feels free to say no.")).toBeVisible();
  });

  await test.step("the rule can be read, and the numbers are those it uses", async () => {
    await desk.getByRole("link", { name: "How this is chosen" }).click();
    await desk.waitForURL("**/how-chosen");
    await expect(desk.getByText("yours counts 0.6 and theirs 0.4", { exact: false })).toBeVisible();
    await expectAccessible(desk, "how this is chosen");
  });
  expect(complaints).toEqual([]);
});
