import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LONG_TEXT, SHORT_TEXT } from "#lib/exercises/types";
import { TextArea } from "#ui/text-area";
import { roomWords } from "#ui/text-room";
import { TEXT_LIMITS } from "../../../app/_ui/question/text-limits";

describe("a text field with a limit", () => {
  it("says nothing far from it, the room left near it, and what is too many above it", () => {
    expect(roomWords(799, 1000)).toBeNull();
    expect(roomWords(950, 1000)).toBe("Room for 50 more characters.");
    expect(roomWords(1200, 1000)).toBe("200 characters too many. There is room for 1,000.");
  });

  it("says the limit that an answer is held to", () => {
    expect(TEXT_LIMITS).toEqual({ short: SHORT_TEXT, long: LONG_TEXT });
  });

  it("never lets the browser cut what is longer, and says the limit where no script runs", () => {
    const drawn = renderToStaticMarkup(<TextArea name="body" limit={1000} defaultValue="Words" />);
    expect(drawn.toLowerCase()).not.toContain("maxlength");
    expect(drawn).toContain("<noscript>Room for 1,000 characters.</noscript>");
  });
});
