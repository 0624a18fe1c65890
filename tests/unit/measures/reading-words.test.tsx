import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { findMeasure, measures } from "#lib/measures/catalogue";
import { readForm } from "#lib/measures/read-form";
import { typedRange, typedScales } from "#lib/measures/rules";
import { FormProblems } from "#ui/form-problems";
import {
  hereInFull,
  hereInWords,
  partInWords,
  typedLabel,
} from "../../../app/(clinician)/library/measures/_components/measure-words";
import { readingInWords } from "../../../app/(clinician)/library/measures/[measure]/reading-words";

const read = (measureSlug: string, answers: string[]) =>
  readingInWords(readForm({ measureSlug, answers, earlier: "" }));
const eight = Array.from({ length: 8 }, () => "1");

describe("what can be done with a measure", () => {
  const scored = measures.find(({ shipClass, refusal }) => shipClass === "G" && refusal === null);
  const refused = measures.find(({ refusal }) => refusal !== null);

  it("is to compare it first while something in it is unsure, and its page says what that opens", () => {
    if (!scored) throw new Error("none is scored");
    const words = [true, false].map((isOn) => [hereInWords(scored, isOn), hereInFull(scored, isOn)]);
    expect(words).toEqual([
      ["Scored here", "Scored here"],
      ["Compare first", "Scored here, once compared with its source"],
    ]);
  });

  it("is never to compare one that is refused", () => {
    if (!refused) throw new Error("none is refused");
    for (const isOn of [true, false]) {
      expect(hereInWords(refused, isOn)).toBe(hereInWords(refused, true));
      expect(hereInFull(refused, isOn)).not.toContain("compared");
      expect(hereInWords(refused, isOn)).not.toContain("Compare");
    }
  });
});

describe("a score in words", () => {
  it("asks for a check on the same day first, under a heading of its own, and says the figures as plain facts", () => {
    const said = read("phq-9", [...eight, "1"]);
    expect(said.map(({ kind, title }) => [kind, title])).toEqual([
      ["danger", "Check on this person today"],
      ["info", "The score"],
    ]);
    expect(said[0]?.lines.join(" ")).toContain("Answer 9 is above 0.");
    expect(said[1]?.lines.slice(0, 2)).toEqual(["Total: 9 of 27.", "Band: mild."]);
    expect(read("phq-9", [...eight, "0"]).map(({ kind }) => kind)).toEqual(["info"]);
  });

  it("never stands beside a tick", () => {
    const drawn = renderToStaticMarkup(
      <FormProblems
        state={{ status: "done", note: "", said: read("phq-9", [...eight, "1"]) }}
        fieldIds={{}}
      />,
    );
    expect(drawn).not.toMatch(/success|Done: /);
    expect(drawn).toMatch(/role="alert".*Check on this person today.*role="status".*The score/s);
  });
});

describe("a form that was refused for several answers", () => {
  it("names each of them", () => {
    const drawn = renderToStaticMarkup(
      <FormProblems
        state={{ status: "refused", message: "Please look.", fields: { "answers.2": ["Write a number."] } }}
        fieldIds={{ "answers.2": "answer-2" }}
        fieldNames={{ "answers.2": "Answer 3" }}
      />,
    );
    expect(drawn).toContain("Answer 3: Write a number.");
  });
});

describe("what is typed of a weighted measure", () => {
  it("is asked for as the sum that stands on paper, with the range the facts name", () => {
    const fsfi = findMeasure("fsfi");
    if (!fsfi) throw new Error("The measure is gone.");
    for (const scale of typedScales(fsfi)) {
      const { low, high } = typedRange(scale);
      expect(typedLabel(scale)).toBe(`${scale.label}: sum of its ${scale.items.length} answers`);
      expect(partInWords(scale)).toContain(`sum ${low} to ${high}`);
    }
  });
});

describe("what has to be looked up first", () => {
  it("is said without the bare names of statistics", () => {
    for (const { unsure } of measures) expect(unsure.join(" ")).not.toMatch(/test-retest/i);
  });
});
