import { describe, expect, it } from "vitest";
import { demoCouples } from "#lib/demo/couples/index";
import { daysFrom } from "#lib/demo/days";
import { seededIds, seededRandom } from "#lib/demo/random";
import { homeworkOf, meetingsOf } from "#lib/demo/timeline";
import { isId } from "#lib/kernel/ids";

const DAY = 86_400_000;
/** Every day of two months over the change of the clocks and of the year, at hours that differ. */
const NOWS = Array.from(
  { length: 75 },
  (_, place) => new Date(Date.parse("2026-10-20T00:10:00Z") + place * (DAY + 3_700_000)),
);

describe("the demo on any day", () => {
  it("keeps the past in the past and the next meetings ahead, without two couples at once", () => {
    for (const now of NOWS) {
      const days = daysFrom(now);
      const spans: [number, number][] = [];
      for (const story of demoCouples) {
        const meetings = meetingsOf(story, days, seededRandom(story.slug));
        const held = meetings.filter(({ closed }) => closed);
        for (const { startsAt, closed, minutes } of meetings) {
          const start = startsAt.getTime();
          if (closed) expect(closed.endedAt.getTime()).toBeLessThan(now.getTime());
          spans.push([start, start + minutes * 60_000]);
        }
        const starts = meetings.map(({ startsAt }) => startsAt.getTime());
        expect(starts, story.slug).toEqual([...starts].sort((a, b) => a - b));
        if (story.next && story.next.time !== null) {
          expect(starts.at(-1) ?? 0).toBeGreaterThan(now.getTime());
        }
        for (const work of homeworkOf(story, meetings, days)) {
          expect(work.givenAt.getTime()).toBeGreaterThan(now.getTime() - 84 * DAY);
          for (const sent of Object.values(work.sent)) {
            expect(sent.at.getTime(), `${story.slug} ${work.story.key}`).toBeGreaterThan(
              work.givenAt.getTime(),
            );
            expect(sent.at.getTime()).toBeLessThan(now.getTime());
            expect(sent.reviewedAt?.getTime() ?? 0).toBeLessThan(now.getTime());
          }
        }
        expect(held.length).toBeGreaterThan(0);
      }
      spans.sort((a, b) => a[0] - b[0]);
      for (let i = 1; i < spans.length; i += 1) {
        expect(spans[i]?.[0] ?? 0, now.toISOString()).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0);
      }
    }
  });

  it("decides on homework the same way whatever the day of the week", () => {
    const outcomesOn = (now: Date) =>
      demoCouples.map((story) => {
        const days = daysFrom(now);
        return homeworkOf(story, meetingsOf(story, days, seededRandom(story.slug)), days).map(
          ({ story: { key }, timesCarried, closedAt, smaller }) => [
            key,
            timesCarried,
            closedAt !== null,
            smaller,
          ],
        );
      });
    const [first = new Date(), ...others] = NOWS;
    for (const now of others) expect(outcomesOn(now)).toEqual(outcomesOn(first));
    expect(outcomesOn(first).flat()).toContainEqual(["outside-world", 3, false, false]);
  });

  it("puts today's meeting within hours and inside the day", () => {
    const at = (text: string) => daysFrom(new Date(text)).laterToday();
    expect(at("2026-11-20T01:00:00Z")).toBe("09:00:00");
    expect(at("2026-11-20T10:07:00Z")).toBe("12:45:00");
    expect(at("2026-11-20T22:30:00Z")).toBe("21:00:00");
  });

  it("moves off weekends by one day, and counts weeks from Monday", () => {
    const days = daysFrom(new Date("2026-11-22T11:00:00Z"));
    expect([days.workday(-1), days.workday(0), days.workday(1)]).toEqual([-2, 1, 1]);
    expect(days.date(days.monday(-1))).toBe("2026-11-09");
    expect(days.date(0)).toBe("2026-11-22");
    expect(daysFrom(new Date("2026-11-22T23:30:00Z")).date(0)).toBe("2026-11-23");
  });
});

describe("seeded numbers and ids", () => {
  it("repeat for a seed, differ between seeds, and stay in range", () => {
    const draw = (seed: string) => Array.from({ length: 500 }, seededRandom(seed).next);
    expect(draw("one")).toEqual(draw("one"));
    expect(draw("one")).not.toEqual(draw("two"));
    expect(draw("one").every((value) => value >= 0 && value < 1)).toBe(true);
    const mean = draw("one").reduce((sum, value) => sum + value, 0) / 500;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });

  it("are UUIDs of version 7 that carry their time", () => {
    const makeId = seededIds("one");
    const at = new Date("2026-11-22T11:00:00Z");
    const ids = Array.from({ length: 1000 }, () => makeId(at));
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(1000);
    expect(ids.every((id) => id[14] === "7" && /[89ab]/.test(id[19] ?? ""))).toBe(true);
    expect(Number.parseInt((ids[0] ?? "").replaceAll("-", "").slice(0, 12), 16)).toBe(at.getTime());
  });
});
