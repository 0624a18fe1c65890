import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { beginWith, holdsContent, mergeNotes, mergeTexts, sameContent, TEXT_RULES } from "#lib/notes/rules";
import type { NoteContent } from "#lib/notes/types";
import { type PutAnswer, Saver } from "../../../app/(clinician)/_components/saving/saver";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const at = new Date("2026-11-03T14:52:00Z");

/** A server that takes the first save and dies before it answers, and a saver that writes to it. */
function makeDying<Work>(
  start: Work,
  same: (one: Work, other: Work) => boolean,
  holds?: (whole: Work, part: Work) => boolean,
) {
  const server = { work: start, version: 1, savedAt: at };
  let dies = true;
  const saver = new Saver<Work>(
    { ...server },
    {
      same,
      ...(holds ? { holds } : {}),
      put: async (work, version): Promise<PutAnswer<null>> => {
        if (version !== server.version) return { kind: "stale" };
        Object.assign(server, { work, version: version + 1 });
        if (dies) {
          dies = false;
          return { kind: "unreachable" };
        }
        return { kind: "saved", version: server.version, savedAt: at, found: null };
      },
    },
  );
  return { saver, server };
}

const pattern = (text: string): NoteContent => beginWith({ pattern: text });

describe("a text that the server took without an answer", () => {
  it("stands once in the note, however it was gone on with", async () => {
    for (const [first, then] of [
      ["They waited.", "They waited, and then spoke."],
      ["They waited, both.", "They both waited."],
    ] as const) {
      const { saver, server } = makeDying(pattern("They"), sameContent);
      saver.change(pattern(first));
      await vi.advanceTimersByTimeAsync(800);
      expect(saver.state().kind).toBe("unreachable");
      saver.change(pattern(then));
      await vi.advanceTimersByTimeAsync(3000);
      expect(saver.state().kind).toBe("stale");
      const merged = saver.joinBy(
        { ...server },
        (from) => mergeNotes(from, pattern(then), server.work),
        (made) => made.content,
      );
      expect([merged.content.parts.pattern, merged.both]).toEqual([then, []]);
      await vi.advanceTimersByTimeAsync(0);
      expect([server.work.parts.pattern, saver.state().kind]).toEqual([then, "saved"]);
    }
  });

  it("stands once in the note also when another window went on from it", async () => {
    const { saver, server } = makeDying(pattern("They"), sameContent, holdsContent);
    saver.change(pattern("They waited."));
    await vi.advanceTimersByTimeAsync(800);
    Object.assign(server, { work: pattern("They waited. Then B spoke."), version: server.version + 1 });
    saver.change(pattern("They waited.\nA cried."));
    await vi.advanceTimersByTimeAsync(3000);
    expect(saver.state().kind).toBe("stale");
    const { content } = saver.joinBy(
      { ...server },
      (from) => mergeNotes(from, pattern("They waited.\nA cried."), server.work),
      (made) => made.content,
    );
    const text = content.parts.pattern;
    expect(text).toContain("Then B spoke.");
    expect(text).toContain("A cried.");
    expect(text.match(/They waited\./g)).toHaveLength(1);
  });

  it("loses no character where a number went on behind a point that looked like an end", () => {
    const [mine, theirs] = ["Rated 3.2 at end", "Rated 3.5 at start"];
    expect(mergeTexts("Rated 3.", mine, theirs).text).toBe(`${theirs}\n\n${mine}`);
    expect(mergeTexts("Rated 3.", mine, "Rated 3. B spoke.").text).toBe(`Rated 3. B spoke.\n\n${mine}`);
  });

  it("is not looked for in another's text when it brought nothing", async () => {
    const { saver, server } = makeDying(pattern("They waited."), sameContent, holdsContent);
    saver.change(pattern(""));
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.state().kind).toBe("unreachable");
    expect(saver.baseFor(pattern("They waited. Then B spoke."))).toEqual(pattern("They waited."));
    expect(server.version).toBe(2);
  });

  it("stands once in the process note also when another window went on from it", async () => {
    const { saver, server } = makeDying<string>("They", TEXT_RULES.same, TEXT_RULES.holds);
    saver.change("They waited.");
    await vi.advanceTimersByTimeAsync(800);
    Object.assign(server, { work: "They waited. Then B spoke.", version: server.version + 1 });
    saver.change("They waited.\nA cried.");
    await vi.advanceTimersByTimeAsync(3000);
    expect(saver.state().kind).toBe("stale");
    const { text } = saver.joinBy(
      { ...server },
      (from) => mergeTexts(from, "They waited.\nA cried.", server.work),
      (made) => made.text,
    );
    expect(text).toBe("They waited. Then B spoke.\n\nA cried.");
  });

  it("stands once in the process note, and what another window wrote stands beside it", async () => {
    const { saver, server } = makeDying<string>("Mine.", TEXT_RULES.same, TEXT_RULES.holds);
    const join = (mine: string) =>
      saver.joinBy(
        { ...server },
        (from) => mergeTexts(from, mine, server.work),
        (made) => made.text,
      );
    saver.change("Mine, first.");
    await vi.advanceTimersByTimeAsync(800);
    saver.change("Mine, last.");
    await vi.advanceTimersByTimeAsync(3000);
    expect(join("Mine, last.")).toEqual({ text: "Mine, last.", isJoined: false });
    await vi.advanceTimersByTimeAsync(0);
    Object.assign(server, { work: "Theirs.", version: server.version + 1 });
    saver.change("Mine, changed.");
    await vi.advanceTimersByTimeAsync(800);
    expect(saver.state().kind).toBe("stale");
    expect(join("Mine, changed.")).toEqual({ text: "Theirs.\n\nMine, changed.", isJoined: true });
    // Only what is joined goes out: nothing overwrites the other on the way.
    await vi.advanceTimersByTimeAsync(0);
    expect(server.work).toBe("Theirs.\n\nMine, changed.");
  });
});
