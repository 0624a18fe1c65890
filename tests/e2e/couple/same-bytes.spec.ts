import type { BrowserContext } from "playwright/test";
import { newId } from "#lib/kernel/ids";
import { askEach, comparable, PAGES_OF } from "./pages";
import { expect, test } from "./room";

type Ids = { a: string; b: string };

/** Everything partner A can fetch: pages, or their data for a swap in place, and what a change answers. */
async function everything(context: BrowserContext, origin: string, tasks: readonly Ids[], asData: boolean) {
  const kept = tasks.flatMap(({ a, b }) => [a, b]);
  const pages = [
    ...new Set(tasks.flatMap((task) => [...PAGES_OF(task.a), `/do/${task.b}`, `/do/${task.b}/1`])),
  ];
  const seen = new Map<string, string>();
  const headers: Record<string, string> = asData ? { rsc: "1" } : {};
  const read = async (path: string) => seen.set(path, await comparable(context, path, { kept, headers }));
  await askEach(pages, read);
  for (const [path, data] of tasks.flatMap(({ a, b }): [string, object][] => [
    [`/api/drafts/${b}`, { version: 0, answers: {} }],
    [`/api/drafts/${a}`, { version: 7, answers: {} }],
    [`/api/responses/${b}`, { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null }],
  ])) {
    const response = await context.request.put(path, { data, headers: { origin } });
    seen.set(`PUT ${path}`, `${response.status()} ${await response.text()}`);
  }
  return seen;
}

test("what a partner can fetch is the same to the byte, whatever the other one did", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  await records.plan(room, 5);
  await records.draw(room);
  const tasks = [
    await records.give(room, "hold-the-compliment"),
    await records.give(room, "daily-stress-share"),
    await records.give(room, "plain-ask"),
  ];
  const mine = await open(room.a);
  const theirs = await open(room.b);
  const headers = { origin };
  const [one, two] = tasks;
  if (!one || !two) throw new Error("no homework was given");
  const saved = await mine.request.put(`/api/drafts/${one.a}`, {
    headers,
    data: { version: 0, answers: { kind_word: "Mine" } },
  });
  expect(saved.status()).toBe(200);

  const plain = await everything(mine, origin, tasks, false);
  const data = await everything(mine, origin, tasks, true);
  expect(plain.get("/home")).toContain("One thing to try");
  expect(plain.get(`/do/${one.a}/1`)).toContain("Mine");
  expect(await everything(mine, origin, tasks, false), "twice the same at all").toEqual(plain);

  const send = (id: string, draftVersion: number) =>
    theirs.request.put(`/api/responses/${id}`, {
      headers,
      data: {
        submissionId: newId(),
        draftVersion,
        outcome: "stopped",
        check: { useful: 0, upset: 10, again: 0 },
      },
    });
  const lives: [string, () => Promise<unknown>][] = [
    [
      "has opened every page",
      async () => {
        const seen = await askEach(PAGES_OF(one.b), (path) => theirs.request.get(path));
        // There is no card before one was revealed, for either.
        return seen.filter((answer) => !(answer.url().endsWith("/our-plan") && answer.status() === 404));
      },
    ],
    [
      "has a draft of one",
      () =>
        theirs.request.put(`/api/drafts/${one.b}`, {
          headers,
          data: { version: 0, answers: { kind_word: "Theirs" } },
        }),
    ],
    [
      "does the short version of one, and said why not now",
      async () => {
        const page = await theirs.newPage();
        await page.goto(`/do/${one.b}`);
        await page.getByRole("button", { name: "Do the short version" }).tap();
        await page.getByRole("button", { name: "Do all of it" }).waitFor();
        await page.goto(`/do/${two.b}/later`);
        await page.getByRole("button", { name: "We fought" }).tap();
        return page.waitForURL(`**/do/${two.b}/later/kept`);
      },
    ],
    ["has sent one", () => send(one.b, 1)],
    ["has sent all", () => Promise.all(tasks.slice(1).map((task) => send(task.b, 0)))],
    [
      "has checked in",
      async () => {
        const page = await theirs.newPage();
        await page.goto("/check-in");
        const week = await page.locator("input[name=week]").inputValue();
        const answers = { q1: 10, q2: 0, q2NotApplicable: false, q3: 0, q4: 0, q5: 10, q6: 10 };
        return theirs.request.put("/api/responses/check-in", {
          headers,
          data: { submissionId: newId(), week, ...answers },
        });
      },
    ],
    [
      "has chosen a ceiling that nothing given goes above, and stays out of the figures",
      async () => {
        const page = await theirs.newPage();
        await page.goto("/who-can-see");
        await page.getByRole("radio", { name: "Sex in general words" }).check();
        await page.getByRole("button", { name: "Save" }).tap();
        await page.getByText("Saved. It counts from now on.").waitFor();
        await page.getByRole("button", { name: "Do not count me" }).tap();
        return page.getByText("Done. You are not counted.").waitFor();
      },
    ],
  ];
  for (const [life, live] of lives) {
    const answers = [await live()].flat() as { status?: () => number }[];
    for (const answer of answers) expect(answer?.status?.() ?? 200, life).toBeLessThan(300);
    const now = await everything(mine, origin, tasks, false);
    for (const [path, text] of plain) expect(now.get(path), `${life}: ${path}`).toBe(text);
  }
  const dataNow = await everything(mine, origin, tasks, true);
  for (const [path, text] of data) expect(dataNow.get(path), `data of ${path}`).toBe(text);
});
