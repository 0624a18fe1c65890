import { expect, test } from "playwright/test";
import { expectAccessible } from "../support/axe";
import { type Desk, deskOf, isSaved, leaveDesk, openCouple, setSession, startPlan } from "../support/desk";
import { demoPlaces } from "../support/places";

/** Each thing that opens is looked at in two sizes and two themes. */
const LONG = 240_000;
const NARROW = { width: 390, height: 844 };

/** Leaves out what the browser itself writes down of refused and failed requests. */
function forgive({ complaints }: Desk, what: RegExp): void {
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !what.test(text)));
}

test("what opens over a plan is accessible in both themes: weigh, keep as a template, library, coverage", async ({
  browser,
}) => {
  test.setTimeout(LONG);
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const coupleId = await openCouple(page);
  await page.goto(`/couples/${coupleId}/people`);
  await page.getByLabel("What the hold is for").selectOption("G06");
  await page.getByLabel("One line for the record").fill("A line for the therapist.");
  await page.getByRole("button", { name: "Set the hold" }).click();
  await expect(page.getByRole("button", { name: "Set the hold" })).toBeEnabled();
  await startPlan(page, await setSession(page, coupleId));

  await test.step("a gate asks to weigh", async () => {
    const dialog = page.getByRole("dialog", { name: "Ride the wave" });
    await page.getByRole("button", { name: "Add Ride the wave" }).click();
    await expect(dialog).toContainText("With care");
    await expectAccessible(page, "what a gate asks to weigh");
    await dialog.getByRole("button", { name: "Go on" }).click();
    await expect(dialog.getByText("Choose a reason.").first()).toBeVisible();
    await expectAccessible(page, "what a gate asks to weigh, refused");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("kept as a template", async () => {
    await page.getByRole("button", { name: "Save as template" }).click();
    const dialog = page.getByRole("dialog", { name: "Save as template" });
    await expect(dialog.getByText(/What is set aside stays out/)).toBeVisible();
    await expectAccessible(page, "keeping a template");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog.getByText("Give it a name.").first()).toBeVisible();
    await expectAccessible(page, "keeping a template, refused");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await page.setViewportSize(NARROW);
  for (const name of ["Library", "Coverage"]) {
    await page.getByRole("button", { name, exact: true }).click();
    const sheet = page.getByRole("dialog", { name });
    await expect(sheet).toBeVisible();
    for (const fold of await sheet.locator("details:not([open]) > summary").all()) await fold.click();
    await expectAccessible(page, `the sheet ${name}`);
    await sheet.getByRole("button", { name: "Close" }).click();
    await expect(sheet).toHaveCount(0);
  }
  await leaveDesk(desk);
});

test("signing in over a page is accessible in both themes", async ({ browser }) => {
  test.setTimeout(LONG);
  const desk = await deskOf(browser, "clinician");
  const { page, context } = desk;
  await startPlan(page, await setSession(page, await openCouple(page)));
  await page.getByLabel("Minutes for Agenda").fill("9");
  await isSaved(page);
  await context.clearCookies();
  await page.getByLabel("Minutes for Agenda").fill("8");
  await page.getByRole("button", { name: "Sign in here" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in" });
  await expect(dialog.getByLabel("Passphrase")).toBeVisible();
  await expectAccessible(page, "signing in over a page");
  // A passphrase that does not match leads nobody away from what they wrote.
  await dialog.getByLabel("E-mail address").fill("nobody@mail.test");
  await dialog.getByLabel("Passphrase").fill("not this one at all");
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(dialog.getByText(/do not match/).first()).toBeVisible();
  await expectAccessible(page, "signing in over a page, refused");
  await expect(dialog.getByLabel("E-mail address")).toHaveValue("nobody@mail.test");
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Minutes for Agenda")).toHaveValue("8");
  forgive(desk, /40[13]/);
  await leaveDesk(desk);
});

test("Space looks at the exercise in focus, closes it and gives the focus back; without a network it says so", async ({
  browser,
}) => {
  test.setTimeout(LONG);
  const desk = await deskOf(browser, "clinician");
  const { page, context } = desk;
  await startPlan(page, await setSession(page, await openCouple(page)));
  const title = page
    .getByRole("region", { name: "Library" })
    .getByRole("link", { name: /^Two things I believe/ });
  const look = page.getByRole("dialog", { name: "Two things I believe" });

  await title.focus();
  await page.keyboard.press("Space");
  await expect(look.getByRole("heading", { name: "Who sees what" })).toBeVisible();
  await expect(look.getByRole("listitem").first()).toBeVisible();
  await expectAccessible(page, "a look at an exercise");
  await look.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Space");
  await expect(look).toHaveCount(0);
  await expect(title).toBeFocused();

  await page.getByRole("button", { name: "Add Two things I believe" }).first().click();
  await isSaved(page);
  const grip = page.getByRole("button", { name: /^Two things I believe: drag/ });
  await grip.focus();
  await page.keyboard.press("Space");
  await expect(look.getByRole("heading", { name: "Steps" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(look).toHaveCount(0);
  await expect(grip).toBeFocused();

  await context.setOffline(true);
  await page.keyboard.press("Space");
  await expect(page.getByRole("dialog").getByText(/cannot be read now/)).toBeVisible();
  await page.keyboard.press("Escape");
  await context.setOffline(false);
  forgive(desk, /ERR_INTERNET_DISCONNECTED|Failed to load resource/);

  await page.goto("/library");
  const line = page.locator("[data-exercise] a").first();
  await line.focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("dialog").getByRole("heading", { name: "Steps" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(line).toBeFocused();
  await leaveDesk(desk);
});

test("what is not now is left out of the suggestions, and comes back by hand", async ({ browser }) => {
  const { drafts } = await demoPlaces();
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const later = page.getByRole("button", { name: /^Not now: / });
  for (const { session } of drafts) {
    await page.goto(`${session}/plan`);
    await expect(page.getByRole("button", { name: "Finalise plan" })).toBeVisible();
    await expect(page.getByLabel("Mechanism")).toBeVisible();
    if ((await later.count()) > 0) break;
  }
  const name = (await later.first().getAttribute("aria-label")) ?? "";
  const title = name.replace("Not now: ", "");
  await later.first().click();
  await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  await page.getByText(/^Not now, back after the next session \(1\)$/).click();
  await expectAccessible(page, "a plan with a suggestion left for later");
  await page.getByRole("button", { name: `Show again: ${title}` }).click();
  await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
  await leaveDesk(desk);
});
