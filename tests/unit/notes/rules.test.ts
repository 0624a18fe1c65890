import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentText, readContent } from "#lib/notes/note-content";
import {
  addLines,
  beginWith,
  followFacts,
  lackingFacts,
  mergeNotes,
  nearestOf,
  noteText,
  partsOf,
  sameContent,
  sectionsOf,
  statusOf,
  stoppedBecause,
} from "#lib/notes/rules";
import { NOTE_LAYOUTS, NOTE_PARTS, NOTE_RECORDS, type NoteContent, type NoteParts } from "#lib/notes/types";

const content = (): fc.Arbitrary<NoteContent> =>
  fc.record({
    layout: fc.constantFrom(...NOTE_LAYOUTS),
    riskChecked: fc.constantFrom("yes" as const, "no" as const, null),
    parts: fc.record(
      Object.fromEntries(NOTE_PARTS.map((part) => [part, fc.constantFrom("", "one", "two\nlines", "three")])),
    ) as unknown as fc.Arbitrary<NoteParts>,
  });

describe("three layouts over the same parts", () => {
  it.each(NOTE_LAYOUTS)("%s shows every part of every record, each once", (layout) => {
    for (const record of NOTE_RECORDS) {
      const shown = sectionsOf(layout, record, { text: "of before" }).flatMap(({ parts }) => parts);
      expect([record, shown.toSorted()]).toEqual([record, partsOf(record).toSorted()]);
    }
  });

  it("loses nothing when the layout is switched, however often", () => {
    fc.assert(
      fc.property(content(), fc.array(fc.constantFrom(...NOTE_LAYOUTS)), (note, layouts) => {
        let last = note;
        for (const layout of layouts) last = readContent(contentText({ ...last, layout }), layout);
        expect(last.parts).toEqual(note.parts);
        expect(last.riskChecked).toBe(note.riskChecked);
      }),
    );
  });

  it("says the same words as plain text, in another order", () => {
    const note = beginWith({
      a: "Alpha words.",
      work: "Ride the wave.",
      ahead: "Plain ask.",
      together: "Both.",
    });
    for (const layout of NOTE_LAYOUTS) {
      const text = noteText({ ...note, layout }, "joint");
      for (const word of ["A: Alpha words.", "Exercises: Ride the wave.", "Homework and next: Plain ask."])
        expect(text).toContain(word);
    }
    expect(noteText({ ...note, layout: "soap" }, "joint")).toMatch(
      /^SUBJECTIVE\nA: Alpha words\.\nTogether: Both\./,
    );
    expect(noteText({ ...note, layout: "birp" }, "joint")).toMatch(/^BEHAVIOR\nTogether: Both\./);
  });

  it("has no word on the other partner in a sub-file", () => {
    const note = beginWith({ a: "Of A.", b: "Of B.", together: "Of both." });
    expect(noteText(note, "a")).toBe("SUBJECTIVE\nA: Of A.");
    expect(noteText(note, "b")).toBe("SUBJECTIVE\nB: Of B.");
  });

  it("keeps a note of before whole, as one part", () => {
    const old = readContent('{"looks": "like ours"}\nand goes on', null);
    expect(old.parts.text).toBe('{"looks": "like ours"}\nand goes on');
    expect(noteText(old, "joint")).toContain("like ours");
    expect(sectionsOf("dap", "joint", old.parts)[0]?.parts).toContain("text");
    expect(sectionsOf("dap", "joint", { text: "" })[0]?.parts).not.toContain("text");
  });

  it("puts the risk check and amendments into the text", () => {
    const note = { ...beginWith({ risk: "Asked both." }), riskChecked: "yes" as const };
    expect(noteText(note, "joint", [{ text: "One more thing.", on: "Tue 3 Nov 2026" }])).toBe(
      "ASSESSMENT\nRisk and action: Risk checked: yes.\nAsked both.\n\nAMENDMENT, Tue 3 Nov 2026\nOne more thing.",
    );
  });
});

describe("two windows", () => {
  it("end with every word that either of them wrote", () => {
    fc.assert(
      fc.property(content(), content(), content(), (from, mine, theirs) => {
        const { content: merged, both } = mergeNotes(from, mine, theirs);
        for (const part of NOTE_PARTS) {
          const [was, own, other, now] = [from, mine, theirs, merged].map((one) => one.parts[part]);
          if (own !== was) expect(now).toContain(own);
          if (other !== was && own === was) expect(now).toBe(other);
          if (other !== was && own !== was) expect(now).toContain(other?.trimEnd());
          if (both.includes(part)) expect(now?.startsWith(other?.trimEnd() ?? "")).toBe(true);
        }
      }),
    );
  });

  it("take what only one of them changed, and put theirs first where both wrote", () => {
    const from = beginWith({ pattern: "Start." });
    const mine = { ...beginWith({ pattern: "Start. Mine.", loop: "Mine too." }), layout: "dap" as const };
    const theirs = beginWith({ pattern: "Start. Theirs.", work: "Theirs too." });
    const merged = mergeNotes(from, mine, theirs);
    expect(merged.both).toEqual(["pattern"]);
    expect(merged.content.parts).toMatchObject({
      pattern: "Start. Theirs.\n\nMine.",
      loop: "Mine too.",
      work: "Theirs too.",
    });
    expect(merged.content.layout).toBe("dap");
  });

  it("do not double what one of them has of the other already", () => {
    const from = beginWith({ pattern: "" });
    const merged = mergeNotes(from, beginWith({ pattern: "One and two." }), beginWith({ pattern: "One" }));
    expect(merged.both).toEqual([]);
    expect(merged.content.parts.pattern).toBe("One and two.");
  });
});

describe("facts", () => {
  it("follow what happens on the page until somebody types over them", () => {
    const before = { ahead: "Homework: none." };
    const now = { ahead: "Homework: Plain ask." };
    expect(followFacts(beginWith(before), before, now).parts.ahead).toBe("Homework: Plain ask.");
    const typed = beginWith({ ahead: "Homework: none. I asked." });
    expect(followFacts(typed, before, now)).toBe(typed);
  });

  it("are added beneath what stands, and only the lines that lack", () => {
    const facts = { work: "Done: one.\nSet aside: two." };
    const note = beginWith({ work: "Done: one.\nIt went slowly." });
    const lacking = lackingFacts(note, facts);
    expect(lacking).toEqual({ work: "Set aside: two." });
    const added = addLines(note, lacking);
    expect(added.parts.work).toBe("Done: one.\nIt went slowly.\nSet aside: two.");
    expect(lackingFacts(added, facts)).toEqual({});
    expect(sameContent(addLines(note, {}), note)).toBe(true);
  });
});

describe("how a note stands", () => {
  it("is none, draft, signed or amended", () => {
    expect(statusOf(undefined)).toBe("none");
    expect(statusOf({ signedAt: null, amendments: 0 })).toBe("draft");
    expect(statusOf({ signedAt: new Date(), amendments: 0 })).toBe("signed");
    expect(statusOf({ signedAt: new Date(), amendments: 2 })).toBe("amended");
  });

  it("goes on paper with the consent of both, or of the one it is about", () => {
    const of = (...slots: ("A" | "B")[]) => new Set(slots);
    expect(stoppedBecause("joint", of("A", "B"))).toBeNull();
    expect(stoppedBecause("joint", of("A"))).toContain("consent of both");
    expect(stoppedBecause("a", of("A"))).toBeNull();
    expect(stoppedBecause("b", of("A"))).not.toBeNull();
  });
});

describe("what lies nearest to give", () => {
  const exercises = [
    "urge-wave",
    "plain-ask",
    "soothing-kit",
    "pause-pact",
    "bids-week",
    "two-truths-map",
  ].map((slug) => ({
    slug,
    title: slug,
    lead: slug === "plain-ask" ? ("communication" as const) : ("regulation" as const),
    locked: slug === "pause-pact" ? "On hold." : null,
  }));
  const item = (exerciseSlug: string, state = "done") => ({
    exerciseSlug,
    kind: "exercise",
    state,
    disposition: null,
  });
  const review = (exerciseSlug: string, disposition: "replace" | "drop") => ({
    ...item(exerciseSlug),
    kind: "review",
    disposition,
  });
  const nothing = { suggested: [], given: [], home: [] };

  it("is what was tried in the room, then what fits, nothing locked and nothing they have", () => {
    const found = nearestOf(
      exercises,
      [item("soothing-kit"), item("bids-week", "set_aside"), item("pause-pact")],
      { suggested: ["plain-ask", "urge-wave"], given: ["urge-wave"], home: [] },
    );
    expect(found).toEqual(["soothing-kit", "plain-ask", "bids-week", "two-truths-map"]);
  });

  it("is four at most", () => {
    expect(nearestOf(exercises, [], nothing)).toHaveLength(4);
  });

  it("is first what the template of the plan sends home, unless that is locked or given", () => {
    const home = ["bids-week", "pause-pact", "urge-wave"];
    const found = nearestOf(exercises, [item("soothing-kit")], { ...nothing, given: ["urge-wave"], home });
    expect(found.slice(0, 2)).toEqual(["bids-week", "soothing-kit"]);
  });

  it("is first of all two for the same need as homework that is swapped, and never that again before them", () => {
    const swap = [item("plain-ask"), review("urge-wave", "replace")];
    const suggested = ["two-truths-map", "plain-ask", "urge-wave", "bids-week"];
    const found = nearestOf(exercises, swap, { suggested, given: [], home: ["soothing-kit"] });
    expect(found).toEqual(["two-truths-map", "bids-week", "soothing-kit", "plain-ask"]);
    const dropped = nearestOf(exercises, [item("plain-ask"), review("urge-wave", "drop")], nothing);
    expect(dropped[0]).toBe("plain-ask");
  });
});
