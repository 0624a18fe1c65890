import { expect, test } from "playwright/test";
import { deskOf, leaveDesk, openCouple, setSession } from "../support/desk";

test("who the client is and what each signed are written down, and a release names whose word is missing", async ({
  browser,
}) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const couple = await openCouple(page);
  const session = await setSession(page, couple);
  const client = page.getByRole("region", { name: "Client and release" });
  const lines = client.getByRole("list").getByRole("listitem");

  await test.step("the client is chosen", async () => {
    await page.goto(`/couples/${couple}/people`);
    await expect(client.getByRole("radio", { name: /^The couple/ })).toBeChecked();
    await client.getByText("Partner A, as the identified patient").click();
    await client.getByRole("button", { name: "Save who the client is" }).click();
    await expect(client.getByText("Saved. Earlier choices stay on record.")).toBeVisible();
    await page.reload();
    await expect(client.getByRole("radio", { name: /^Partner A/ })).toBeChecked();
  });

  await test.step("a refusal keeps what was typed; then it is written down", async () => {
    await client.getByText("Write down an authorisation").click();
    await client.getByLabel("Who signed").selectOption("A");
    await client.getByLabel("What for, and to whom").fill("A letter to their doctor");
    await client.getByRole("button", { name: "Save the authorisation" }).click();
    await expect(client.getByText("Choose what may be released.").first()).toBeVisible();
    await expect(client.getByLabel("What for, and to whom")).toHaveValue("A letter to their doctor");
    await client.getByLabel("For what record").selectOption("joint");
    await client.getByRole("button", { name: "Save the authorisation" }).click();
    await expect(lines.filter({ hasText: "A, joint record, signed" })).toContainText(
      "A letter to their doctor",
    );
  });

  await test.step("the note says whose is missing, and the paper for release is refused", async () => {
    await page.goto(`${session}/note`);
    await expect(page.getByText(/each of the two\. B’s is missing\./)).toBeVisible();
    await page.goto(`${session}/note/print`);
    await page.getByRole("link", { name: "For release" }).click();
    await expect(page.getByText("This cannot be released now")).toBeVisible();
    await expect(page.getByRole("region", { name: "Signed for the joint record" })).toContainText(
      "A letter to their doctor",
    );
    await expect(page.getByRole("button", { name: "Print" })).toHaveCount(0);
  });

  await test.step("it is withdrawn, and stays on record", async () => {
    await page.goto(`/couples/${couple}/people`);
    await client.getByRole("button", { name: /^Withdrawn today/ }).click();
    await expect(lines.filter({ hasText: "withdrawn" })).toHaveCount(1);
    await expect(client.getByRole("button", { name: /^Withdrawn today/ })).toHaveCount(0);
  });
  await leaveDesk(desk);
});
