import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/kernel/errors";
import { measures } from "#lib/measures/catalogue";
import { readForm } from "#lib/measures/read-form";
import { typedRange, typedScales } from "#lib/measures/rules";

const form = (measureSlug: string, answers: string[], earlier = "") => ({ measureSlug, answers, earlier });
function refusalOf(read: () => unknown): DomainError {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("readForm", () => {
  it("scores typed answers and judges the change since an earlier total", () => {
    const { score, change } = readForm(form("csi-4", ["4", "4", "4", "4"], "10"));
    expect([score.scales[0]?.value, score.concern]).toEqual([16, false]);
    expect(change).toEqual({ label: "recovered", crossedWithinNoise: false });
  });

  it("reads typed totals against the cut-off and the bands", () => {
    const { score } = readForm(form("iief-5", ["14"]));
    expect([score.concern, score.band]).toEqual([true, "Mild to moderate"]);
  });

  it("weighs the typed domains of the FSFI, and gives no total while one is missing", () => {
    const sums = ["6", "14", "15", "8", "10", "14"];
    expect(readForm(form("fsfi", sums)).score.scales[0]?.value).toBeCloseTo(25.1, 9);
    expect(readForm(form("fsfi", [...sums.slice(0, 5), ""])).score.scales[0]?.value).toBeNull();
    expect(refusalOf(() => readForm(form("fsfi", ["11", ...sums.slice(1)]))).fields).toEqual({
      "answers.0": ["Write a whole number from 2 to 10."],
    });
  });

  it("names every wrong number beside its place and takes no words, formulas or halves for numbers", () => {
    const { fields } = refusalOf(() => readForm(form("csi-4", ["7", "=1+1", "1.5", "many"])));
    expect(Object.keys(fields)).toEqual(["answers.0", "answers.1", "answers.2", "answers.3"]);
    expect(refusalOf(() => readForm(form("csi-4", ["1", "1", "1", "1"], "22"))).fields).toHaveProperty(
      "earlier",
    );
  });

  it("takes a decimal for a mean, and none for a sum", () => {
    expect(readForm(form("ecr-r", ["3.56", "2.1"])).score.scales.map(({ value }) => value)).toEqual([
      3.56, 2.1,
    ]);
    expect(refusalOf(() => readForm(form("ecr-r", ["7.1", "2"]))).fields).toEqual({
      "answers.0": ["Write a number from 1 to 7."],
    });
    for (const [slug, typed] of [
      ["iief-5", "14.5"],
      ["das", "97.5"],
      ["ecr-s", "20.25"],
      ["fsfi", "6.5"],
    ] as const) {
      expect(refusalOf(() => readForm(form(slug, [typed]))).fields["answers.0"]?.[0]).toMatch(/whole number/);
    }
  });

  it("refuses what may not be used here, with the reason", () => {
    expect(refusalOf(() => readForm(form("ors", ["5"]))).message).toContain("licence bars");
    expect(refusalOf(() => readForm(form("hits", ["5"]))).message).toContain("with each partner alone");
    expect(refusalOf(() => readForm(form("none", []))).code).toBe("not_found");
  });

  it("never breaks over anything that is typed: a reading or a refusal", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...measures.map(({ slug }) => slug)),
        fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.integer({ min: -2, max: 9 }).map(String)), {
          maxLength: 40,
        }),
        fc.oneof(fc.string({ maxLength: 8 }), fc.integer({ min: -2, max: 200 }).map(String)),
        (measureSlug, answers, earlier) => {
          try {
            readForm(form(measureSlug, answers, earlier));
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
        },
      ),
    );
  });

  it("asks for figures that can be typed: every range has a lower and an upper end", () => {
    for (const measure of measures) {
      for (const scale of typedScales(measure)) {
        const { low, high } = typedRange(scale);
        expect(low).toBeLessThan(high);
      }
    }
  });
});
