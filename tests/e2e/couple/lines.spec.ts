import type { BrowserContext, Page } from "playwright/test";
import type { ActorOf } from "#lib/access/actor";
import { chooseLines } from "#lib/formulation/choose-lines";
import { openLines } from "#lib/formulation/own-lines";
import type { Line, LineKind } from "#lib/formulation/types";
import { checksIn, rates } from "#tests/integration/formulation/given-lines";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, comparableAnswer } from "./pages";
import { expect, type Room, test } from "./room";

const CLOSE = "How close did you feel in ways that were not sexual?";
const TENSE = "How tense or far apart did things feel between you?";
const SOUGHT = 'In the past 7 days, how often did you look for reassurance about sex or about "us"?';
const DAY = /^(Week of|Sent on) \w{3} \d{1,2} \w{3,4}$/;
const TWO = "I believe two things about our sex life that do not fit together.";
const HINT = "I hint rather than ask.";

/** Says the passphrase; what the server answers with, without nonce and numbers of rows. */
async function enter(page: Page, part: string, passphrase: string): Promise<string> {
  await page.goto(`/lines/${part}`);
  await expect(page).toHaveTitle("Lines");
  await page.getByLabel("Your passphrase").fill(passphrase);
  let text = "";
  // Read on its way: a body that is streamed is gone once the page shows it.
  await page.route(`**/lines/${part}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const answer = await route.fetch({ maxRedirects: 0 });
    text = await answer.text();
    await route.fulfill({ response: answer, body: text });
  });
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("link", { name: "Back to Today" })).toBeVisible();
  await page.unroute(`**/lines/${part}`);
  return comparableAnswer(text);
}

/** What one partner gets of both pages, in whole bodies: each page, and what it answers to the passphrase. */
async function everything(phone: BrowserContext, plain: BrowserContext, passphrase: string) {
  const page = await plain.newPage();
  const bodies: string[] = [];
  for (const part of ["check-in", "questions"]) {
    bodies.push(await comparable(phone, `/lines/${part}`));
    bodies.push(await enter(page, part, passphrase));
  }
  await page.close();
  return bodies;
}

/** Ticks these lines and nothing else. */
async function keep(page: Page, part: string, passphrase: string, picked: readonly string[]) {
  await enter(page, part, passphrase);
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  for (const line of picked) await page.getByRole("checkbox", { name: line }).check();
  await page.getByRole("button", { name: "Keep what I picked" }).click();
  await expect(page).toHaveURL(/\/lines\/done$/);
  await expect(page.getByText("Your partner is not told.")).toBeVisible();
}

async function bothSent(room: Room) {
  await checksIn(room.partnerA, { q1: 7, q3: 2, q6: 9 });
  await checksIn(room.partnerB, { q1: 1, q3: 8, q6: 3 });
  await rates(room, room.partnerA, { dissonance: { D1: 9, D2: 3 }, communication: { K1: 5 } });
  await rates(room, room.partnerB, { dissonance: { D1: 10, D2: 8 }, communication: { K1: 4, K3: 9 } });
}

test("a line and a rating open to both when both share them and the therapist reveals them, and nothing more", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await bothSent(room);
  const [phoneA, phoneB] = [await open(room.a), await open(room.b)];
  const plainB = await open(room.b, { javaScriptEnabled: false });
  const [a, b] = [await phoneA.newPage(), await phoneB.newPage()];
  const complaints = complaintsOf(a);
  const desk = await (await open(room.clinician)).newPage();
  const couple = `/couples/${room.coupleId}`;
  const ofB = () => everything(phoneB, plainB, room.b.passphrase);

  await test.step("before the passphrase the page says nothing, and a wrong one opens nothing", async () => {
    await a.goto("/lines/check-in");
    await expect(a.getByRole("checkbox")).toHaveCount(0);
    await a.getByLabel("Your passphrase").fill("not the right one");
    await a.getByRole("button", { name: "Go on" }).click();
    await expect(a.getByText("That passphrase does not match. Please check it.").first()).toBeVisible();
    await expect(a.getByRole("checkbox")).toHaveCount(0);
  });

  await test.step("what one shares, takes back and shares again changes no byte for the other", async () => {
    const before = await ofB();
    expect(await ofB(), "twice the same at all").toEqual(before);
    await keep(a, "check-in", room.a.passphrase, [CLOSE, TENSE]);
    await keep(a, "questions", room.a.passphrase, [TWO, HINT]);
    expect(await ofB()).toEqual(before);
    await keep(a, "check-in", room.a.passphrase, []);
    expect(await ofB()).toEqual(before);
    await keep(a, "check-in", room.a.passphrase, [CLOSE, TENSE]);
    expect(await ofB()).toEqual(before);
    await desk.goto(`${couple}/progress`);
    await expect(desk.getByText("Not both ready, for any line.")).toBeVisible();
    await enter(a, "check-in", room.a.passphrase);
    await expect(a.getByRole("checkbox", { name: CLOSE })).toBeChecked();
    await expect(a.getByText("of 10")).toHaveCount(0);
    await expectAccessible(a, "lines that can be shared");
    expect(await sidewaysScroll(a)).toBe(0);
  });

  await test.step("the therapist is told the lines both share, and reveals them", async () => {
    await keep(b, "check-in", room.b.passphrase, [CLOSE]);
    await keep(b, "questions", room.b.passphrase, [TWO]);
    for (const [part, line] of [
      ["progress", CLOSE],
      ["formulation", `D2 ${TWO}`],
    ] as const) {
      await desk.goto(`${couple}/${part}`);
      const section = desk.getByRole("region", { name: "Lines both share" });
      await expect(section.getByRole("checkbox")).toHaveCount(1);
      await expect(section.getByRole("checkbox", { name: line })).not.toBeChecked();
      await expectAccessible(desk, `${part} with a line that both share`);
      await section.getByRole("checkbox", { name: line }).check();
      await section.getByRole("button", { name: "Reveal in session" }).click();
      await expect(section.getByText("open to both", { exact: true })).toBeVisible();
      await expect(section.getByText("Not both ready, for any line.")).toBeVisible();
    }
  });

  await test.step("both read exactly that, side by side", async () => {
    for (const [page, passphrase, close, two] of [
      [a, room.a.passphrase, [2, 8], [3, 8]],
      [b, room.b.passphrase, [8, 2], [8, 3]],
    ] as const) {
      for (const [part, line, [own, theirs], low, high, others] of [
        ["check-in", CLOSE, close, "Not at all", "Very close", [SOUGHT, TENSE]],
        ["questions", TWO, two, "Not at all", "Nearly always", [HINT]],
      ] as const) {
        const body = await enter(page, part, passphrase);
        const section = page.getByRole("region", { name: "Open to you both" });
        const said = (await section.innerText()).replace(/\n+/g, "\n").split("\n");
        expect(said).toEqual([
          "Open to you both",
          line,
          expect.stringMatching(DAY),
          `You: ${own} of 10`,
          `Your partner: ${theirs} of 10`,
          `0 is “${low}”, 10 is “${high}”.`,
        ]);
        // The whole answer: what is open, and lines to tick without a number.
        const answer: unknown = JSON.parse(/^\w+:(\{"status":"done".*\})$/m.exec(body)?.[1] ?? "null");
        expect(answer).toEqual({
          status: "done",
          note: "Pick the lines you share. We do not show your numbers here.",
          said: [{ kind: "info", title: line, lines: [expect.stringMatching(DAY), ...said.slice(3)] }],
          picks: others.map((label) => ({
            value: expect.stringMatching(/^\(a number\)\/[qK]\d$/),
            label,
            group: expect.stringMatching(DAY),
            isPicked: page === a && (label === TENSE || label === HINT),
          })),
        });
      }
    }
    await expectAccessible(a, "a line that is open to both");
    expect(await sidewaysScroll(a)).toBe(0);
  });
  expect(complaints).toEqual([]);
});

test("works without scripts, and says so where a line was opened meanwhile", async ({ records, open }) => {
  const room = await records.makeRoom();
  await bothSent(room);
  const share = async (who: ActorOf<"partner">, kind: LineKind, line: Line) => {
    const picked = (await openLines(who, kind)).choices.filter((one) => one.line === line);
    await chooseLines(who, { kind, offered: [], picked });
  };
  const page = await (await open(room.a, { javaScriptEnabled: false })).newPage();
  await keep(page, "check-in", room.a.passphrase, [CLOSE]);
  await enter(page, "check-in", room.a.passphrase);
  await expect(page.getByRole("checkbox", { name: CLOSE })).toBeChecked();
  await share(room.partnerB, "check_in", "q3");
  const desk = await (await open(room.clinician)).newPage();
  await desk.goto(`/couples/${room.coupleId}/progress`);
  await desk.getByRole("checkbox", { name: CLOSE }).check();
  await desk.getByRole("button", { name: "Reveal in session" }).click();
  await expect(desk.getByText("open to both", { exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: CLOSE }).uncheck();
  await page.getByRole("button", { name: "Keep what I picked" }).click();
  await expect(page.getByText("A line is open to you both now.")).toBeVisible();
});
