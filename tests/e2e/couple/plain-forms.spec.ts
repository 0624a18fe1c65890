import type { Page } from "playwright/test";
import { complaintsOf } from "../support/watch";
import { wholeText } from "./pages";
import { expect, type SignedIn, test } from "./room";

const PLAIN = { javaScriptEnabled: false };
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const at = (page: Page, place: string) => page.waitForURL(new RegExp(`/${place}$`));
const answer = (page: Page) => page.locator("textarea[name=answer]");

test("without scripts, a whole task from Today to Done", async ({ records, open }) => {
  const room = await records.makeRoom();
  await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a, PLAIN)).newPage();
  const complaints = complaintsOf(page);
  await page.goto("/home");
  await page.getByRole("link", { name: "Start" }).first().click();
  await page.getByRole("link", { name: "Start" }).click();
  await at(page, "1");
  await press(page, "Stop here");
  await expect(
    page.getByText("You can send it as it is, or keep it for later.", { exact: false }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Keep it for later" }).click();
  await page.getByRole("link", { name: "Go on" }).first().click();
  await page.getByRole("link", { name: "Start" }).click();
  await at(page, "1");
  await expect(answer(page)).toHaveAccessibleDescription(/Your partner cannot\./);

  await test.step("what is too long is kept, and the sentence stands beside it", async () => {
    await answer(page).fill("x".repeat(141));
    await press(page, "Continue");
    await expect(page.getByText("Please keep this to 140 characters.")).toBeVisible();
    await expect(answer(page)).toHaveAccessibleDescription(/Please keep this to 140 characters\./);
    await expect(answer(page)).toHaveValue("x".repeat(141));
    expect(await wholeText(page.context(), new URL(page.url()).pathname)).not.toContain("xxx");
  });
  await answer(page).fill("A kind word");
  await press(page, "Continue");
  await at(page, "2");
  await page.getByRole("radio", { name: "Not sure" }).check();
  await press(page, "Continue");
  await at(page, "3");
  await answer(page).fill("Two\nlines & <more>");
  await press(page, "Continue");
  await at(page, "4");
  await press(page, "Skip this one");
  await at(page, "5");
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("link", { name: "Back" }).click();
  await at(page, "3");
  await expect(answer(page)).toHaveValue("Two\nlines & <more>");
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByRole("radio", { name: "Not sure" })).toBeChecked();
  await press(page, "Stop here");
  await at(page, "end");
  await expect(page.getByText("You did 3 of 7, and that counts.")).toBeVisible();
  await page.getByRole("group", { name: "How upset" }).getByRole("radio", { name: "4" }).check();
  await press(page, "Send what I did");
  await at(page, "done");
  expect(await records.count(room, "response")).toBe(1);
  expect(await wholeText(page.context(), "/home")).not.toContain("A kind word");
  expect(complaints).toEqual([]);
});

test("without scripts, every page with a field to write in keeps what is written", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a, PLAIN)).newPage();
  for (const slug of ["urge-wave", "plain-ask", "speak-listen-swap"]) {
    const task = await records.give(room, slug);
    await page.goto(`/do/${task.a}/1`);
    const typed: [string, string][] = [];
    for (let place = 1; !page.url().endsWith("/end"); place += 1) {
      await at(page, String(place));
      if ((await answer(page).count()) === 1) {
        await answer(page).fill(`Words of page ${place}`);
        typed.push([page.url(), `Words of page ${place}`]);
      }
      // Where partners take turns, the way on is named after that.
      await page.getByRole("button", { name: /^(Continue|We have had our turns)$/ }).click();
      await page.waitForURL((url) => !url.pathname.endsWith(`/${place}`));
    }
    expect(typed.length, slug).toBeGreaterThan(1);
    for (const [url, words] of typed) {
      await page.goto(url);
      await expect(answer(page)).toHaveValue(words);
    }
  }
});

test("without scripts, time is a number to fill in, and picks and turns work", async ({ records, open }) => {
  const room = await records.makeRoom();
  const wave = await records.give(room, "urge-wave");
  const talk = await records.give(room, "daily-stress-share");
  const name = await records.give(room, "name-it-first");
  const page = await (await open(room.a, PLAIN)).newPage();
  const minutes = page.getByLabel("How many minutes did it take?");

  await page.goto(`/do/${wave.a}/3`);
  await minutes.fill("a while");
  await press(page, "Continue");
  await expect(page.getByText("Write the minutes as a number.")).toBeVisible();
  await minutes.fill("12");
  await press(page, "Continue");
  await at(page, "4");
  await page.getByRole("link", { name: "Back" }).click();
  await expect(minutes).toHaveValue("12");
  await page.goto(`/do/${wave.a}/1`);
  await page.getByRole("radio", { name: "Ask if we are okay" }).check();
  await press(page, "Continue");
  await at(page, "2");

  await page.goto(`/do/${talk.a}/2`);
  await minutes.fill("20");
  await press(page, "We have had our turns");
  await at(page, "3");

  await page.goto(`/do/${name.a}/2`);
  for (const word of ["Scared", "Lonely", "Hurt", "Tense"]) {
    await page.getByRole("checkbox", { name: word }).check();
  }
  await press(page, "Continue");
  await expect(page.getByText("Please choose 3 at most.")).toBeVisible();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(4);
  await page.getByRole("checkbox", { name: "Tense" }).uncheck();
  await press(page, "Continue");
  await at(page, "3");
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(3);
});

test("without scripts, the check-in is one form, and a second one is refused kindly", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const context = await open(room.a, PLAIN);
  const [left, page] = [await context.newPage(), await context.newPage()];
  for (const one of [page, left]) await one.goto("/check-in");
  const pick = (place: number, value: string) =>
    page.locator(`#q${place}`).getByRole("radio", { name: value }).first().check();
  for (const place of [1, 3, 4, 5, 6]) await pick(place, "7");
  await page.getByRole("checkbox", { name: "I did not look for any" }).check();
  await press(page, "Send");
  await expect(page.locator("#q2")).toContainText("This fits only when your first answer is 0.");
  await expect(page.locator("#q3").getByRole("radio", { name: "7" })).toBeChecked();
  expect(await records.count(room, "check_in")).toBe(0);
  await pick(1, "0");
  await press(page, "Send");
  await at(page, "check-in/done");
  await left.bringToFront();
  await press(left, "Send");
  await expect(left.getByText("You sent this week's check-in. The next one is next week.")).toBeVisible();
  expect(await records.count(room, "check_in")).toBe(1);
});

test("without scripts, one's own choices can be changed", async ({ records, open }) => {
  const room = await records.makeRoom();
  const page = await (await open(room.a, PLAIN)).newPage();
  await page.goto("/who-can-see");
  await page.getByRole("radio", { name: "Sexual touch" }).check();
  await press(page, "Save");
  await expect(page.getByText("Saved. It counts from now on.")).toBeVisible();
  await page.goto("/who-can-see");
  await expect(page.getByRole("radio", { name: "Sexual touch" })).toBeChecked();
  await press(page, "Take back my yes");
  await expect(page.getByText("You took back your yes.", { exact: false })).toBeVisible();
  await press(page, "Say yes again");
  await press(page, "Do not count me");
  await expect(page.getByText("Done. You are not counted.")).toBeVisible();
  await records.forget(room.a);
  await press(page, "Take back my yes");
  await expect(page.getByText("Please sign in to go on.")).toBeVisible();
  await page.getByRole("link", { name: "Home" }).click();
  await at(page, "sign-in");
});

test("without scripts, two windows on one question show both texts", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a, PLAIN);
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) await page.goto(`/do/${task.a}/1`);
  await one.bringToFront();
  await answer(one).fill("First");
  await press(one, "Continue");
  await at(one, "2");
  await two.bringToFront();
  await answer(two).fill("Second");
  await press(two, "Continue");
  await expect(two.getByText("To keep what is here, press Continue again.", { exact: false })).toBeVisible();
  await expect(two.getByText("First", { exact: true })).toBeVisible();
  await expect(answer(two)).toHaveValue("Second");
  await press(two, "Continue");
  await at(two, "2");
  await one.goto(`/do/${task.a}/1`);
  await expect(answer(one)).toHaveValue("Second");
});

/** Signs in through the door in another window of the same phone. */
async function signInElsewhere(page: Page, { email, passphrase }: SignedIn): Promise<void> {
  const door = await page.context().newPage();
  await door.goto("/sign-in");
  await door.getByLabel("E-mail address").fill(email);
  await door.getByLabel("Passphrase").fill(passphrase);
  await press(door, "Sign in");
  await door.waitForURL("**/home");
}

const SIGNED_OUT = "You were signed out to keep this private. What you typed is still here.";

test("without scripts, signed out while typing keeps the words and says so", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a, PLAIN)).newPage();
  await page.goto(`/do/${task.a}/3`);
  await answer(page).fill("Typed after the session\n was over");
  await records.forget(room.a);
  await press(page, "Continue");
  await expect(page.getByText(SIGNED_OUT, { exact: false })).toBeVisible();
  await expect(page.getByLabel("What you typed")).toHaveValue("Typed after the session\n was over");
  expect(await page.content()).not.toContain("Why might your partner have meant it?");
  await press(page, "Send again");
  await expect(page.getByLabel("What you typed")).toHaveValue("Typed after the session\n was over");
  expect(await records.count(room, "draft")).toBe(0);
  await signInElsewhere(page, room.a);
  await press(page, "Send again");
  await at(page, "4");
  await page.goto(`/do/${task.a}/3`);
  await expect(answer(page)).toHaveValue("Typed after the session\n was over");
});

test("without scripts, signed out at the end and in the check-in loses no pick", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a, PLAIN);
  const [end, week] = [await context.newPage(), await context.newPage()];
  await end.goto(`/do/${task.a}/end`);
  await week.goto("/check-in");
  await records.forget(room.a);
  await end.bringToFront();
  await end.getByRole("group", { name: "How useful" }).getByRole("radio", { name: "8" }).check();
  await press(end, "Send what I did");
  await week.bringToFront();
  await week.locator("#q6").getByRole("radio", { name: "3" }).check();
  await press(week, "Send");
  for (const page of [end, week]) await expect(page.getByText(SIGNED_OUT, { exact: false })).toBeVisible();
  await signInElsewhere(end, room.a);
  await end.bringToFront();
  await press(end, "Send again");
  await at(end, "done");
  await week.bringToFront();
  await press(week, "Send again");
  await at(week, "check-in/done");
  const [sent] = await records.owner`select useful from response where practice_id = ${room.practiceId}`;
  const [six] = await records.owner`select q1, q6 from check_in where practice_id = ${room.practiceId}`;
  expect([sent?.useful, six?.q1, six?.q6]).toEqual([8, null, 3]);
});
