import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { toItem } from "../../../app/(clinician)/library/_components/library-line";
import { LibraryList } from "../../../app/(clinician)/library/_components/library-list";
import type { ListedRow } from "../../../app/(clinician)/library/_components/library-marks";

const ROW: ListedRow = {
  origin: "own",
  slug: "own-wave",
  version: 2,
  state: "published",
  title: "Our wave",
  aim: "Ride it.",
  minutes: 15,
  mechanisms: ["regulation"],
  stages: ["early", "middle"],
  format: "both",
  exerciseClass: "J",
  explicitness: 1,
  evidence: "PLAUS",
  blockedBy: ["G02"],
  warnedBy: [],
  held: { stop: 1, care: 2 },
};
const drawn = (change: Partial<ListedRow> = {}) =>
  renderToStaticMarkup(<LibraryList items={[toItem({ ...ROW, ...change })]} />);

describe("an exercise in the list of the library", () => {
  it("says what it is, how well it is backed and what stands against it", () => {
    const html = drawn();
    for (const words of [
      "Our wave",
      "Ride it.",
      "15 minutes. Session or homework",
      "Early, middle",
      "Joint talk, level 1",
      "Reasoned, untested",
      "Ours",
      "Regulation",
      "Stop: ",
      "1 hold stops its kind at home, 2 ask for care",
    ])
      expect(html).toContain(words);
    expect(html).toContain('data-exercise="own-wave 2"');
    expect(html).toContain('href="/library/own-wave"');
    expect(drawn({ origin: "builtin" })).not.toContain("Ours");
  });

  it("is added to a plan from here where it is in use and can be done in a session", () => {
    const add = 'href="/library/own-wave/add"';
    expect(drawn()).toContain(add);
    expect(drawn({ format: "session" })).toContain(add);
    for (const change of [{ format: "homework" }, { state: "draft" }, { state: "retired" }] as const)
      expect(drawn(change)).not.toContain(add);
  });

  it("names the state of what is not in use, and leads to exactly that draft", () => {
    expect(drawn({ state: "draft" })).toContain("/library/own-wave?version=2");
    expect(drawn({ state: "draft" })).toContain("Draft");
    expect(drawn({ state: "retired" })).toContain("Retired");
    expect(drawn()).not.toContain("Draft");
  });
});
