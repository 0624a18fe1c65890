import { describe, expect, it } from "vitest";
import { scriptsOf } from "#tests/bench/page-weight";

describe("the scripts of a page", () => {
  it("are counted once each, without inline ones and those for browsers without modules", () => {
    const html = `<head><script src="/a.js" async="" nonce="x"></script><script nonce="x">inline()</script>
      <script src="/old.js" noModule="" nonce="x"></script></head>
      <body><script src="/b.js" async=""></script><script src="/a.js"></script></body>`;
    expect(scriptsOf(html)).toEqual(["/a.js", "/b.js"]);
  });

  it("are none where a page has none", () => {
    expect(scriptsOf("<p>nothing</p>")).toEqual([]);
  });
});
