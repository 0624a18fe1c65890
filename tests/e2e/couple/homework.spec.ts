import { contextOf } from "../support/people";
import { complaintsOf } from "../support/watch";
import { askEach, PAGES_OF, wholeText } from "./pages";
import { expect, test } from "./room";

const KIND_WORD = "A warm word CANARY-THERAPIST";
const WHY = 'Line one <b>not bold</b> & "quotes"\n\n  Two spaces, ümlaut, 東京, 🌊 CANARY-LONG';
const ALONE = "Nobody else CANARY-ALONE";

test("from Today to Done: one question a page, saved as it is typed, unreadable once it is sent", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  const complaints = complaintsOf(page);
  const saved = page.getByRole("status").filter({ hasText: /^Saved$/ });
  const answer = page.locator("textarea");
  const go = (name: string) => page.getByRole("button", { name, exact: true }).tap();
  const at = (place: string) => page.waitForURL(new RegExp(`/do/${task.a}/${place}$`));

  await test.step("one tap opens what it is about, the next one the first question", async () => {
    await page.goto("/home");
    await expect(page.getByRole("heading", { level: 2 })).toHaveText([
      "One thing to try",
      "A quick check-in",
    ]);
    await page.getByRole("link", { name: "Start" }).first().tap();
    await page.waitForURL(`**/do/${task.a}`);
    await expect(page.getByText("It does not clear your browser history.")).toBeVisible();
    await page.getByRole("link", { name: "Start" }).tap();
    await at("1");
  });

  await test.step("the page asks one thing and says beside it who will see the answer", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "What kind thing did your partner say or do?",
    );
    await expect(answer).toHaveCount(1);
    await expect(answer).toHaveAccessibleDescription(
      /You and your therapist can see this\. Your partner cannot\./,
    );
    const audience = await page.getByText("You and your therapist can see this.").boundingBox();
    const field = await answer.boundingBox();
    expect((audience?.y ?? 0) < (field?.y ?? 0)).toBe(true);
  });

  await test.step("what is typed is saved by itself and is there after a reload", async () => {
    await answer.tap();
    await answer.pressSequentially(KIND_WORD);
    await expect(saved).toBeVisible();
    await page.reload();
    await expect(answer).toHaveValue(KIND_WORD);
    await go("Continue");
    await at("2");
    await page.locator("label").filter({ hasText: /^7$/ }).tap();
    await expect(saved).toBeVisible();
    await go("Continue");
    await at("3");
  });

  await test.step("text stays exactly as it was typed, and Back keeps what was not saved yet", async () => {
    await answer.fill(WHY);
    await go("Continue");
    await at("4");
    await expect(page.getByText("Only you can see what you write here.")).toBeVisible();
    await answer.fill(ALONE);
    await page.getByRole("link", { name: "Back" }).tap();
    await at("3");
    await expect(answer).toHaveValue(WHY);
    await go("Continue");
    await at("4");
    await expect(answer).toHaveValue(ALONE);
    await go("Continue");
    await at("5");
  });

  await test.step("a question can be skipped, and stopping counts", async () => {
    await answer.fill("Thought better of it");
    await go("Skip this one");
    await at("6");
    await page.goto(`/do/${task.a}/5`);
    await expect(answer).toHaveValue("");
    await page.goto(`/do/${task.a}/6`);
    await go("Stop here");
    await at("end");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You can stop here");
    await expect(page.getByText("You did 4 of 7, and that counts.")).toBeVisible();
    const useful = page.getByRole("group", { name: "How useful was it?" });
    await useful.locator("label").filter({ hasText: /^8$/ }).tap();
    await go("Send what I did");
    await at("done");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("That is done");
  });

  await test.step("nothing of it can be read in the app any more, not by Back either", async () => {
    const texts = await askEach(PAGES_OF(task.a), (path) => wholeText(page.context(), path));
    for (const text of texts) expect(text).not.toMatch(/CANARY|Let it land/);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("That is done");
    expect(await page.content()).not.toContain("CANARY");
    await page.getByRole("link", { name: "Back to Today" }).tap();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(["A quick check-in"]);
  });

  await test.step("the therapist reads what was for the therapist, and not what was for nobody", async () => {
    const desk = await (await open(room.clinician)).newPage();
    await desk.goto("/review");
    await desk.getByRole("link", { name: /Let it land/ }).click();
    await expect(desk.getByText(KIND_WORD)).toBeVisible();
    await expect(desk.getByText("Two spaces, ümlaut, 東京, 🌊 CANARY-LONG")).toBeVisible();
    await expect(desk.getByText("Stopped early, and that counts.")).toBeVisible();
    expect(await desk.content()).not.toContain("CANARY-ALONE");
  });
  expect(complaints).toEqual([]);
});

test("the same send five times at once is one send", async ({ records, open }) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  await page.goto(`/do/${task.a}/1`);
  await page.locator("textarea").fill("Once");
  await page.getByRole("button", { name: "Stop here" }).tap();
  await page.waitForURL("**/end");
  const heard = await page.evaluate(async (address) => {
    const body = JSON.stringify({
      submissionId: crypto.randomUUID(),
      draftVersion: 1,
      outcome: "stopped",
      check: null,
    });
    const send = async () => {
      const response = await fetch(address, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body,
      });
      return `${response.status} ${await response.text()}`;
    };
    return Promise.all([send(), send(), send(), send(), send()]);
  }, `/api/responses/${task.a}`);
  expect(new Set(heard).size).toBe(1);
  expect(heard[0]).toMatch(/^200 \{"submissionId":"[0-9a-f-]{36}","outcome":"stopped"\}$/);
  expect(await records.count(room, "response")).toBe(1);
  expect(await records.count(room, "draft")).toBe(0);

  const desk = await (await open(room.clinician)).newPage();
  await desk.goto("/review");
  await expect(desk.getByRole("link", { name: /Let it land/ })).toHaveCount(1);
});

test("pressing Send twice, and Send in a window left open, end on the same page", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const context = await open(room.a);
  const [left, page] = [await context.newPage(), await context.newPage()];
  for (const one of [page, left]) await one.goto(`/do/${task.a}/end`);
  await page.getByRole("button", { name: "Send what I did" }).dblclick();
  await page.waitForURL("**/done");
  await left.bringToFront();
  await left.getByRole("button", { name: "Send what I did" }).tap();
  await left.waitForURL("**/done");
  expect(await records.count(room, "response")).toBe(1);
});

test("an answer that says it was hard has the way to help beside it, at once and in plain words", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "hold-the-compliment");
  const page = await (await open(room.a)).newPage();
  const help = page.getByText("That sounds hard. Your therapist does not watch this all day.");
  const upset = page.getByRole("group", { name: "How upset or tense did you get?" });
  await page.goto(`/do/${task.a}/end`);
  await upset.getByRole("radio", { name: "6", exact: true }).check({ force: true });
  await expect(help).toHaveCount(0);
  await upset.getByRole("radio", { name: "7", exact: true }).check({ force: true });
  await expect(help).toBeVisible();
  await upset.getByRole("radio", { name: "2", exact: true }).check({ force: true });
  await expect(help).toHaveCount(0);

  const plain = await (await open(room.a, { javaScriptEnabled: false })).newPage();
  await plain.goto(`/do/${task.a}/end`);
  await expect(
    plain.getByText("Your therapist does not watch this all day. In danger? Go to Help now."),
  ).toBeVisible();
});

test("time and turns start and stop by hand, and the time that ran is kept", async ({ records, open }) => {
  const room = await records.makeRoom();
  const wave = await records.give(room, "urge-wave");
  const talk = await records.give(room, "daily-stress-share");
  const page = await (await open(room.a)).newPage();
  const complaints = complaintsOf(page);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).tap();
  const saved = page.getByRole("status").filter({ hasText: /^Saved$/ });
  await page.clock.install();

  await page.goto(`/do/${wave.a}/3`);
  await page.locator("label").filter({ hasText: "15 minutes" }).tap();
  await press("Start");
  await page.clock.runFor(5 * 60_000);
  await expect(page.getByText("About 10 minutes left")).toBeVisible();
  await press("Stop");
  await expect(page.getByText("Stopped. You can go on, or leave it here.")).toBeVisible();
  await page.clock.runFor(2000);
  await expect(saved).toBeVisible();
  await records.waited(room);
  await press("Go on");
  await page.clock.runFor(10 * 60_000);
  await expect(page.getByRole("main")).toContainText("Time is up. You can go on to the next page.");
  await expect(page.locator("#live")).toHaveText("Time is up. You can go on to the next page.");
  await press("Continue");
  await page.waitForURL("**/4");
  expect(
    await page
      .context()
      .request.get(`/do/${wave.a}/end`)
      .then((r) => r.text()),
  ).toContain("You did 1 of 7");

  await page.goto(`/do/${talk.a}/2`);
  await expect(page.getByText("Turn 1 of 2")).toBeVisible();
  await press("Start");
  await page.clock.runFor(10 * 60_000 + 1000);
  await expect(page.getByRole("main")).toContainText("Time is up. Swap when you are both ready.");
  await press("We are ready to swap");
  await page.waitForURL("**/2/over/2");
  await page.getByRole("link", { name: "I have it" }).tap();
  await expect(page.getByText("Turn 2 of 2")).toBeVisible();
  await records.waited(room);
  await press("Start");
  await page.clock.runFor(60_000);
  await press("Continue");
  await page.waitForURL("**/2/over/back");
  await page.getByLabel("Your passphrase").fill(room.a.passphrase);
  await press("I have my phone back");
  await page.waitForURL("**/3");
  expect(complaints).toEqual([]);
});

test("in the sample practice, Today leads to the first open question in two taps", async ({ browser }) => {
  const context = await contextOf(browser, "partnerA");
  const page = await context.newPage();
  await page.goto("/home");
  await page.getByRole("link", { name: "Go on" }).first().tap();
  await page.getByRole("link", { name: "Go on" }).tap();
  await page.waitForURL(/\/do\/[0-9a-f-]{36}\/3$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Write for eight minutes. Stop when you like.",
  );
  await context.close();
});
