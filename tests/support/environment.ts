import { afterEach, expect, vi } from "vitest";

// A fixed key: the tests never see a real one.
process.env.EVENKEEL_MASTER_KEY = Buffer.alloc(32, 7).toString("base64");
process.env.EVENKEEL_LOG = "silent";

const complained = vi.spyOn(console, "error");
afterEach(() => {
  expect(complained.mock.calls, "console.error was called").toEqual([]);
  complained.mockClear();
});
