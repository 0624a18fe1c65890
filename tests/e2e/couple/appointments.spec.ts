import { readFile } from "node:fs/promises";
import { scheduleSession } from "#lib/planning/schedule-session";
import { practiceDay } from "#tests/support/practice-day";
import { entriesOf } from "#tests/unit/planning/ics";
import { comparable } from "./pages";
import { expect, test } from "./room";

test("each finds the appointments they come to, on the start page and as a file, and no byte of the other's", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const { coupleId, treating } = room;
  await records.plan(room, 9);
  const phoneOfB = await open(room.b);
  const [home, file] = [await comparable(phoneOfB, "/home"), await comparable(phoneOfB, "/home/calendar")];
  const berlin = { coupleId, time: "15:00", zone: "Europe/Berlin", minutes: 50 };
  const alone = { ...berlin, date: practiceDay(4), attendees: "A", repeats: "weekly", times: 2 } as const;
  await scheduleSession(treating, alone);
  expect(await comparable(phoneOfB, "/home")).toBe(home);
  expect(await comparable(phoneOfB, "/home/calendar")).toBe(file);

  const page = await (await open(room.a)).newPage();
  await page.goto("/home");
  await expect(page.getByRole("heading", { name: "Next appointment" })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save it to my calendar" }).tap(),
  ]);
  expect(download.suggestedFilename()).toBe("appointments.ics");
  const entries = entriesOf(await readFile((await download.path()) ?? "", "utf8"));
  expect(entries).toHaveLength(3);
  expect(new Set(entries.map(({ SUMMARY, CLASS }) => `${SUMMARY} ${CLASS}`))).toEqual(
    new Set(["Appointment PRIVATE"]),
  );
});
