import type { Page } from "playwright/test";

/** Everything a page complains about: console errors, uncaught errors, and policy violations. */
export function complaintsOf(page: Page): string[] {
  const found: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") found.push(message.text());
  });
  page.on("pageerror", (error) => found.push(String(error)));
  return found;
}
