import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LoopContent, tallLayout, wideLayout } from "../../../app/_ui/chart/loop-layout.ts";
import { wrapText } from "../../../app/_ui/chart/wrap-text.ts";

const SIDES = ["a", "a", "b", "b", "b", "a"] as const;
const content = (texts: readonly string[], outside: string): LoopContent => ({
  name: texts[0] ?? "",
  ring: SIDES.map((side, at) => ({ key: `${at}`, side, label: "Label", text: texts[at] ?? "" })),
  wishes: [{ key: "w", side: "b", label: "Label", text: texts[1] ?? "x" }],
  outside: outside === "" ? null : { text: outside },
});

describe("lines of a drawing", () => {
  it("are no longer than asked, lose no letter, and break words only where they must", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: "grapheme" }),
        fc.integer({ min: 4, max: 40 }),
        (text, most) => {
          const lines = wrapText(text, most);
          for (const line of lines) expect([...line].length).toBeLessThanOrEqual(most);
          expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        },
      ),
    );
    expect(wrapText("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrapText("unbreakableword", 6)).toEqual(["unbrea", "kablew", "ord"]);
    expect(wrapText("one\ntwo", 20)).toEqual(["one", "two"]);
  });
});

describe("the loop's layouts", () => {
  it("keep every box inside the drawing and apart from every other, whatever is written", () => {
    const text = fc.string({ maxLength: 120 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 6, maxLength: 6 }),
        fc.string({ maxLength: 240 }),
        (texts, outside) => {
          for (const layout of [wideLayout(content(texts, outside)), tallLayout(content(texts, outside))]) {
            const boxes = [...layout.ring, ...layout.wishes];
            for (const box of boxes) {
              expect(box.x).toBeGreaterThanOrEqual(0);
              expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
              expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
              for (const other of boxes) {
                if (other === box) continue;
                const apart =
                  box.x + box.width <= other.x ||
                  other.x + other.width <= box.x ||
                  box.y + box.height <= other.y ||
                  other.y + other.height <= box.y;
                expect(apart).toBe(true);
              }
              if (layout.banner) expect(box.y).toBeGreaterThan(layout.banner.y + layout.banner.height);
            }
            expect(layout.arrows).toHaveLength(6);
          }
        },
      ),
    );
  });
});
