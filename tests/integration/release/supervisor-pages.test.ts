import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";
import { releaseQuarter } from "#lib/release/release-quarter";
import { WAITING_SENTENCE } from "#lib/release/types";
import { useFreshDatabase } from "#tests/support/database";
import { auditOf, makeMember, makePractice } from "#tests/support/people";
import { GET } from "../../../app/(supervisor)/export/route";
import MethodPage from "../../../app/(supervisor)/method/page";
import TrendsPage from "../../../app/(supervisor)/trends/page";
import { jobOf, releasedRows, seedOutcomes, spread } from "./episodes";

const signedIn = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock("#lib/auth/require-actor", () => ({
  requireActor: async () => signedIn.actor,
  actorOrRefusal: async () => {
    if (signedIn.actor instanceof Error) throw signedIn.actor;
    return signedIn.actor;
  },
}));
vi.mock("#lib/auth/request", () => ({ requestId: async () => "request-id" }));

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

async function practiceWith(clinicians: number, couples: number) {
  const practiceId = await makePractice(db.owner);
  const clinicianIds: Id[] = [];
  for (let i = 0; i < clinicians; i += 1) {
    clinicianIds.push((await makeMember(db.owner, practiceId, "clinician")).userId);
  }
  await seedOutcomes(db.owner, practiceId, spread(clinicianIds, couples));
  return { practiceId, supervisor: await makeMember(db.owner, practiceId, "supervisor") };
}

async function trendsFor(supervisor: ActorOf<"supervisor">): Promise<string> {
  signedIn.actor = supervisor;
  return renderToStaticMarkup(await TrendsPage());
}

describe("the trends page", () => {
  it("is the same page whatever waits, before and after the release day", async () => {
    const pages: string[] = [];
    for (const [clinicians, couples] of [
      [3, 0],
      [3, 19],
      [1, 20],
      [2, 40],
    ] as const) {
      const { practiceId, supervisor } = await practiceWith(clinicians, couples);
      pages.push(await trendsFor(supervisor));
      await releaseQuarter(jobOf(practiceId), "2026-Q3", "2026-10-14");
      pages.push(await trendsFor(supervisor));
    }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain(WAITING_SENTENCE);
  });

  it("is the same for every supervisor of the practice, and each reading is audited", async () => {
    vi.useFakeTimers({ now: new Date("2026-11-22T12:00:00Z"), toFake: ["Date"] });
    try {
      const { practiceId, supervisor } = await practiceWith(3, 45);
      await releaseQuarter(jobOf(practiceId), "2026-Q3", "2026-10-14");
      const colleague = await makeMember(db.owner, practiceId, "supervisor");
      const page = await trendsFor(supervisor);
      expect(await trendsFor(colleague)).toBe(page);
      const readings = (await auditOf(db.owner, practiceId)).filter((row) => row.action === "read");
      expect(readings.map((row) => row.purpose)).toEqual(["trends", "trends"]);

      expect(page.match(/<figure/g)).toHaveLength(5);
      expect(page).toContain(
        "Q4 2024, Q1 2025, Q2 2025, Q3 2025, Q4 2025, Q1 2026, Q2 2026 (hatched): Not enough",
      );
      for (const row of await releasedRows(db.owner, practiceId)) {
        expect(page).toContain(`<td>${row.share_5pp}%</td>`);
        expect(row.n_5).toBe(45);
      }
      expect(page).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(page).not.toMatch(/style=|\son[a-z]+=/);
    } finally {
      vi.useRealTimers();
    }
  });

  it("says why the split is missing where a batch was released without it", async () => {
    const { practiceId, supervisor } = await practiceWith(3, 25);
    await releaseQuarter(jobOf(practiceId), "2026-Q3", "2026-10-14");
    vi.useFakeTimers({ now: new Date("2026-11-22T12:00:00Z"), toFake: ["Date"] });
    const page = await trendsFor(supervisor).finally(() => vi.useRealTimers());
    expect(page).toContain("Q3 2026 (hatched): Fewer than 40 couples were in this release");
  });
});

describe("the method page", () => {
  it("states the gate and the bound", async () => {
    signedIn.actor = (await practiceWith(1, 0)).supervisor;
    const page = renderToStaticMarkup(await MethodPage());
    for (const words of ["at least 20 couples", "at least 11 couples", "73.1 times in 100", "92.7 of 100"]) {
      expect(page.replaceAll(/\s+/g, " ")).toContain(words);
    }
  });
});

describe("the download", () => {
  it("is a file that nothing keeps, with the numbers of the page", async () => {
    const { practiceId, supervisor } = await practiceWith(3, 20);
    await releaseQuarter(jobOf(practiceId), "2026-Q3", "2026-10-14");
    signedIn.actor = supervisor;
    const response = await GET();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "private, no-store",
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="released-figures.csv"',
    });
    const rows = (await response.text()).trim().split("\r\n").slice(1);
    expect(rows).toEqual(
      (await releasedRows(db.owner, practiceId)).map(
        (row) => `2026-Q3,${row.statistic},${row.share_5pp},13,20,1`,
      ),
    );
    const trail = await auditOf(db.owner, practiceId);
    expect(trail.filter(({ purpose }) => purpose === "export").at(-1)).toMatchObject({
      action: "read",
      purpose: "export",
    });
  });

  it("answers a refusal with its code and status", async () => {
    signedIn.actor = new DomainError("signed_out", "Please sign in again.");
    const response = await GET();
    expect(response.status).toBe(401);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(await response.json()).toEqual({ code: "signed_out", message: "Please sign in again." });
  });
});
