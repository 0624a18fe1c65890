import { describe, expect, it } from "vitest";
import { isAnythingStuck, mayBeStuck, pageBehind } from "../../../app/(clinician)/_components/saving/leaving";

const HERE = { origin: "https://desk.test", pathname: "/note", search: "" };
const PRESS = {
  defaultPrevented: false,
  button: 0,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};

function linkTo(address: string, { target = "", download = false } = {}) {
  const { href, origin, pathname, search, hash } = new URL(address, "https://desk.test/note");
  return { href, origin, pathname, search, hash, target, hasAttribute: () => download };
}

describe("a press on a link while something is not saved", () => {
  it("is one that leads away: plain, in this window, to another page of ours", () => {
    expect(pageBehind(PRESS, linkTo("/today"), HERE)).toBe("https://desk.test/today");
    expect(pageBehind(PRESS, linkTo("/note?kept=1"), HERE)).toBe("https://desk.test/note?kept=1");
    expect(pageBehind(PRESS, linkTo("/today#first", { target: "_self" }), HERE)).toBe(
      "https://desk.test/today#first",
    );
  });

  it("is left alone where it stays on the page, opens another window or is no plain press", () => {
    const alone = [
      pageBehind(PRESS, null, HERE),
      pageBehind(PRESS, linkTo("#main"), HERE),
      pageBehind(PRESS, linkTo("https://other.test/today"), HERE),
      pageBehind(PRESS, linkTo("mailto:help@desk.test"), HERE),
      pageBehind(PRESS, linkTo("/today", { target: "_blank" }), HERE),
      pageBehind(PRESS, linkTo("/copy.json", { download: true }), HERE),
      ...[{ button: 1 }, { defaultPrevented: true }].map((one) =>
        pageBehind({ ...PRESS, ...one }, linkTo("/today"), HERE),
      ),
      ...(["altKey", "ctrlKey", "metaKey", "shiftKey"] as const).map((key) =>
        pageBehind({ ...PRESS, [key]: true }, linkTo("/today"), HERE),
      ),
    ];
    expect(alone).toEqual(alone.map(() => null));
  });
});

describe("what would be lost by leaving", () => {
  it("counts while it is on the page, one by one", () => {
    let isStuck = true;
    const first = mayBeStuck(() => isStuck);
    const second = mayBeStuck(() => false);
    expect(isAnythingStuck()).toBe(true);
    isStuck = false;
    expect(isAnythingStuck()).toBe(false);
    isStuck = true;
    first();
    expect(isAnythingStuck()).toBe(false);
    second();
  });
});
