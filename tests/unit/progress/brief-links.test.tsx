import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import type { PrepBrief } from "#lib/progress/prep-brief";
import { Homework } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/prep/_components/homework";
import { LastNote } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/prep/_components/last-note";
import { LeftOut } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/prep/_components/left-out";
import { MovedPart } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/prep/_components/moved-part";
import { News } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/prep/_components/news";
import { Splits } from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/prep/_components/splits";
import { NextPrep } from "../../../app/(clinician)/today/_components/next-prep";

const ids = { couple: newId(), last: newId(), unread: newId(), alert: newId(), answer: newId() };
const session = {
  id: newId(),
  number: 5,
  state: "planned",
  startsAt: new Date("2026-11-24T15:00:00Z"),
  zone: "Europe/Berlin",
  minutes: 60,
  attendees: "both",
};
const moved = {
  label: "improved",
  change: 18.2,
  current: 60,
  alerts: ["tense_two_weeks"],
  notOnTrack: true,
  quietButWorse: false,
  isMore: true,
};
const split = (title: string) => ({ kind: "upset", title, taskId: newId(), slot: "A" });
const open = (title: string) => ({
  assignmentId: newId(),
  title,
  exerciseSlug: "bids-week",
  exerciseVersion: 1,
  smaller: false,
  timesCarried: 2,
  isHeld: true,
  laterTimes: 0,
  dueOn: "2026-11-20",
  sent: [
    { slot: "A", sent: true, isShort: false, notNow: null, taskId: ids.answer },
    { slot: "B", sent: false, isShort: false, notNow: null, taskId: null },
  ],
});

/** A brief in which every line that can show a figure shows one. */
const brief = (facts: Partial<PrepBrief> = {}): PrepBrief => ({
  ...({
    couple: { id: ids.couple, codeName: "Quiet Harbour", sessionMinutes: 60 },
    session,
    planState: "none",
    last: { ...session, id: ids.last, number: 4, startsAt: new Date("2026-11-17T15:00:00Z") },
    news: {
      sent: { A: 2, B: 1 },
      unread: 3,
      firstUnread: ids.unread,
      alerts: 2,
      firstAlert: ids.alert,
      notIn: { A: 0, B: 1 },
      checkIns: { A: 4, B: 3 },
      setAside: ["One", "Two", "Three"],
    },
    moved: { A: moved, B: moved },
    summary: { state: "look closer", livingDifferentWeeks: true },
    splits: ["One", "Two", "Three", "Four", "Five"].map(split),
    sessionSplit: { by: 12, fairness: 5 },
    lead: { kind: "mechanism", mechanism: "regulation" },
    gap: { mechanism: "regulation", profile: 0.4, covered: 0.08 },
    weighed: 3,
    homework: ["One", "Two", "Three", "Four", "Five", "Six"].map(open),
    note: { sessionId: ids.last, number: 4, text: "Come back to the 2 evenings." },
    holds: 1,
    waiting: ["A"],
    consentChecks: ["B"],
  } as unknown as PrepBrief),
  ...facts,
});

/** What stands outside every link; the therapist's own words, which are quoted, are no figure. */
const plainText = (markup: string) =>
  markup
    .replace(/<(a|blockquote|svg)\b.*?<\/\1>/gs, "")
    .replaceAll("10-minute prep", "")
    .replace(/<[^>]*>/g, " ");
const linkWith = (markup: string, words: string) =>
  [...markup.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].find(([, , inside]) =>
    inside?.replace(/<!-- -->/g, "").includes(words),
  )?.[1];

const PARTS = { Homework, LastNote, LeftOut, MovedPart, News, Splits };

describe("every figure of the brief stands in the link to its source", () => {
  it.each(Object.entries(PARTS))("%s", (_name, Part) => {
    for (const weighed of [0, 1, 2, 3]) {
      const markup = renderToStaticMarkup(<Part brief={brief({ weighed })} />);
      expect(plainText(markup)).not.toMatch(/\d/);
    }
  });

  it("on Today", () => {
    const markup = renderToStaticMarkup(<NextPrep brief={brief()} zone="Europe/Berlin" />);
    expect(markup).toContain("8 % of the work");
    expect(plainText(markup)).not.toMatch(/\d/);
  });

  it("leads to the first answer of its kind, and to the sessions that were weighed", () => {
    const news = renderToStaticMarkup(<News brief={brief()} />);
    expect(linkWith(news, "2 to look at first")).toBe(`/review/${ids.alert}`);
    expect(linkWith(news, "session 4")).toBe(`/couples/${ids.couple}/sessions/${ids.last}/wrap-up`);
    const leftOut = (weighed: number) => renderToStaticMarkup(<LeftOut brief={brief({ weighed })} />);
    expect(linkWith(leftOut(3), "8 %")).toBe(`/couples/${ids.couple}#recent`);
    expect(linkWith(leftOut(0), "8 %")).toBe(`/couples/${ids.couple}#homework`);
    expect(linkWith(renderToStaticMarkup(<MovedPart brief={brief()} />), "Look closer")).toBe(
      `/couples/${ids.couple}/progress`,
    );
    for (const markup of [
      renderToStaticMarkup(<Homework brief={brief()} />),
      renderToStaticMarkup(<NextPrep brief={brief()} zone="Europe/Berlin" />),
    ]) {
      expect(linkWith(markup, "A in")).toBe(`/review/${ids.answer}`);
      expect(linkWith(markup, "B not yet")).toBe(`/couples/${ids.couple}#homework`);
    }
  });
});
