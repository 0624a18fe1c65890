import { test as setup } from "playwright/test";
import { signIn, stateFile, WHO } from "./people";

for (const who of WHO) {
  setup(`sign in as ${who}`, async ({ page }) => {
    await signIn(page, who);
    await page.context().storageState({ path: stateFile(who) });
  });
}
