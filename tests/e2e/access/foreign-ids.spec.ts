import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "playwright/test";
import { answerOf } from "../support/answers";
import { joinAs } from "../support/colleague";
import { asOwner } from "../support/database";
import { alertOf, type Desk, openCouple, setSession } from "../support/desk";
import { contextOf, type Who } from "../support/people";
import { demoPlaces } from "../support/places";

/** A version 7 id that belongs to nothing, and words that are no ids. */
const INVENTED = "01990000-0000-7abc-8def-0123456789ab";
const MALFORMED = [
  "not-an-id",
  "01990000-0000-7abc-8def",
  "01990000_0000_7abc_8def_0123456789ab",
  "x".repeat(300),
];

const COUPLE_PAGES = ["", "/notes", "/progress", "/people", "/sessions/new"];
const SESSION_PAGES = ["plan", "run", "wrap-up", "note", "note/a", "note/print", "process-note"];
const lastOf = (address: string) => address.split("/").at(-1) ?? "";

test.describe("a clinician of the same practice", () => {
  let desk: Desk;
  let own: string;
  let ownSession: string;

  test.beforeAll(async ({ browser }) => {
    desk = await joinAs(browser, "clinician", "Robin Tester");
    own = await openCouple(desk.page);
    ownSession = await setSession(desk.page, own);
  });
  test.afterAll(async () => {
    await desk.context.close();
  });

  /** Every id answers with the not-found page, byte for byte. */
  async function sameForAll(path: (id: string) => string, ids: readonly string[]): Promise<void> {
    const plain = await answerOf(desk.context, path(INVENTED), { asked: [INVENTED] });
    expect(plain.startsWith("404\n"), path(INVENTED)).toBe(true);
    expect(plain).toContain("There is nothing at this address for you to open.");
    for (const id of [randomUUID(), ...ids]) {
      const answer = await answerOf(desk.context, path(id), { asked: [id] });
      expect(answer === plain, path(id)).toBe(true);
    }
  }

  test("gets the same answer for a colleague's records as for ids that do not exist", async () => {
    const { closed, drafts, final, sentTask } = await demoPlaces();
    const [draft] = drafts;
    for (const page of COUPLE_PAGES) {
      await sameForAll((id) => `/couples/${id}${page}`, [closed.coupleId, ...MALFORMED]);
    }
    for (const page of SESSION_PAGES) {
      await sameForAll((id) => `/couples/${id}/sessions/${lastOf(final.session)}/${page}`, [final.coupleId]);
      // Another couple's session under a couple of one's own.
      await sameForAll(
        (id) => `/couples/${own}/sessions/${id}/${page}`,
        [closed, final].map(({ session }) => lastOf(session)).concat(MALFORMED),
      );
      await sameForAll(
        (id) => `/couples/${id}/sessions/${lastOf(ownSession)}/${page}`,
        [draft?.coupleId ?? ""],
      );
    }
    await sameForAll((id) => `/review/${id}`, [sentTask, ...MALFORMED]);
  });

  test("learns nothing from the address that saves a plan", async ({ baseURL }) => {
    const [plan] = await asOwner(
      (sql) => sql<{ id: string }[]>`select id from plan where state = 'draft' order by id limit 1`,
    );
    const words = new Set<string>();
    for (const id of [INVENTED, plan?.id ?? "", "nope"]) {
      const response = await desk.context.request.put(`/api/plans/${id}`, {
        data: { version: 1, items: [] },
        headers: { origin: baseURL ?? "" },
      });
      words.add(`${response.status()} ${await response.text()}`);
    }
    expect([...words]).toHaveLength(1);
    expect([...words][0]).toMatch(/^404 .*not_found/);
  });

  test("is refused alike for every forged id in a form", async () => {
    const { closed, drafts, sentTask } = await demoPlaces();
    const { page } = desk;
    const foreign = closed.coupleId;
    const [draft] = drafts;
    const type = async (label: string, text: string) => page.getByLabel(label).fill(text);
    const forms: readonly {
      path: string;
      field: string;
      ids: readonly string[];
      press: string;
      first?: () => Promise<void>;
    }[] = [
      {
        path: `/couples/${own}/people`,
        field: "coupleId",
        ids: [foreign],
        press: "Set the hold",
        first: async () => {
          await page.getByLabel("What the hold is for").selectOption("G03");
          await type("One line for the record", "A line.");
        },
      },
      { path: `/couples/${own}/people`, field: "coupleId", ids: [foreign], press: "Save" },
      { path: `/couples/${own}/people`, field: "partnerId", ids: [foreign], press: "Send A a new link" },
      {
        path: `/couples/${own}/sessions/new`,
        field: "coupleId",
        ids: [foreign],
        press: "Set the date and plan",
      },
      {
        path: `${ownSession}/plan`,
        field: "sessionId",
        ids: [lastOf(draft?.session ?? "")],
        press: "Suggested frame",
      },
      { path: `${ownSession}/plan`, field: "coupleId", ids: [foreign], press: "Suggested frame" },
      {
        path: `${ownSession}/wrap-up`,
        field: "sessionId",
        ids: [lastOf(closed.session)],
        press: "Give to both",
        first: async () =>
          page.getByRole("group", { name: "What goes home" }).getByRole("radio").first().check(),
      },
    ];
    expect(sentTask).not.toBe("");
    for (const { path, field, ids, press, first } of forms) {
      const words = new Set<string>();
      for (const id of [INVENTED, ...ids]) {
        await page.goto(path);
        await first?.();
        await forge(page, field, id);
        await page.getByRole("button", { name: press, exact: true }).click();
        words.add(await alertOf(page).first().innerText());
      }
      expect([...words], `${field} on ${path}`).toHaveLength(1);
      expect([...words][0]).toContain("There is nothing here for you to open.");
    }
  });
});

/**
 * Puts another id into the hidden fields of a page, as somebody with the browser's tools would. Once the scripts
 * have taken the fields up: as they do, they put the page's own values back.
 */
async function forge(page: Page, field: string, id: string): Promise<void> {
  const fields = page.locator(`input[type=hidden][name=${field}]`);
  const areTakenUp = () =>
    fields.evaluateAll((inputs) =>
      inputs.every((input) => Object.keys(input).some((name) => name.startsWith("__reactProps"))),
    );
  await expect.poll(areTakenUp).toBe(true);
  await fields.evaluateAll((inputs, value) => {
    for (const input of inputs) if (input instanceof HTMLInputElement) input.value = value;
  }, id);
}

const OF_ROLE: Readonly<Record<string, readonly string[]>> = {
  clinician: ["/today", "/couples", "/couples/new", "/library", "/library/urge-wave", "/review"],
  supervisor: ["/trends", "/method", "/co-sign"],
  admin: ["/members", "/caseloads", "/practice", "/outbox", "/audit"],
  partner: ["/home", "/check-in", "/who-can-see"],
};
const ROLES: readonly [Who, string][] = [
  ["clinician", "clinician"],
  ["supervisor", "supervisor"],
  ["admin", "admin"],
  ["partnerA", "partner"],
];

for (const [who, role] of ROLES) {
  test(`pages of other roles do not exist for a ${role}`, async ({ browser }) => {
    const { couples, drafts, sentTask } = await demoPlaces();
    const context = await contextOf(browser, who);
    const page = await context.newPage();
    await page.goto("/no-such-page");
    const nothing = await page.locator("body").innerText();
    expect(nothing).toContain("There is nothing at this address for you to open.");
    const deeper = [
      ...COUPLE_PAGES.map((page) => `/couples/${couples[0]}${page}`),
      ...SESSION_PAGES.map((page) => `${drafts[0]?.session}/${page}`),
      `/review/${sentTask}`,
    ];
    const foreign = Object.entries(OF_ROLE).flatMap(([owner, paths]) =>
      owner === role ? [] : owner === "clinician" ? [...paths, ...deeper] : paths,
    );
    // The page itself is looked at once per room and once for a record; the others by status and data.
    const looked = new Set([deeper[0], ...Object.values(OF_ROLE).map(([path]) => path)]);
    for (const path of foreign) {
      for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
        const response = await context.request.get(path, { headers });
        const text = await response.text();
        if (!headers.rsc) expect(response.status(), path).toBe(404);
        expect(text, path).not.toMatch(/data-shell="(clinician|couple|supervisor|admin)"/);
      }
      if (!looked.has(path)) continue;
      await page.goto(path);
      expect(await page.locator("body").innerText(), path).toBe(nothing);
    }
    if (role !== "supervisor") {
      expect((await context.request.get("/export", { maxRedirects: 0 })).status()).toBe(404);
    }
    await context.close();
  });
}
