import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listExercises } from "#lib/exercises/queries";
import {
  DraftSaver,
  type PutAnswer,
} from "../../../app/(clinician)/library/[slug]/edit/_components/draft-saver";

const [exercise] = listExercises();
if (!exercise) throw new Error("the catalogue is empty");
const titled = (title: string) => ({ ...exercise, title });
const at = new Date("2026-11-03T10:00:00Z");
const saved = (revision: number): PutAnswer => ({ kind: "saved", revision, savedAt: at, faults: [] });

function saverWith(...answers: PutAnswer[]) {
  const sent: { revision: number; title: string }[] = [];
  const saver = new DraftSaver(
    { draft: exercise as never, revision: 1, savedAt: at },
    async ({ revision, body }) => {
      sent.push({ revision, title: body.title });
      return answers.shift() ?? { kind: "unreachable" };
    },
  );
  return { saver, sent };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving a draft", () => {
  it("waits until the typing rests, and sends the last words once", async () => {
    const { saver, sent } = saverWith(saved(2));
    for (const title of ["A", "Al", "Also"]) {
      saver.change(titled(title));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(sent).toEqual([{ revision: 1, title: "Also" }]);
    expect(saver.state().kind).toBe("saved");
    expect(saver.revision).toBe(2);
  });

  it("stops when the draft was saved elsewhere, until somebody chooses", async () => {
    const { saver, sent } = saverWith({ kind: "stale" }, saved(6));
    saver.change(titled("Mine"));
    await vi.advanceTimersByTimeAsync(1000);
    saver.change(titled("Mine still"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(await saver.flush()).toBe(false);
    saver.keepMine({ draft: titled("Theirs"), revision: 5, savedAt: at });
    await vi.advanceTimersByTimeAsync(10);
    expect(sent.at(-1)).toEqual({ revision: 5, title: "Mine still" });
  });

  it("goes on trying while the server is away, and says that it is not saved", async () => {
    const { saver, sent } = saverWith({ kind: "unreachable" }, { kind: "unreachable" }, saved(2));
    saver.change(titled("Kept"));
    await vi.advanceTimersByTimeAsync(900);
    expect(saver.state().kind).toBe("unreachable");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(3);
    expect(saver.state().kind).toBe("saved");
  });

  it("keeps what was refused on the page, and says why", async () => {
    const { saver } = saverWith({ kind: "refused", message: "No.", fields: { title: ["Plain text only."] } });
    saver.change(titled("<b>"));
    await vi.advanceTimersByTimeAsync(900);
    expect(saver.state()).toMatchObject({ kind: "refused", fields: { title: ["Plain text only."] } });
    expect(saver.isDirty).toBe(true);
  });
});
