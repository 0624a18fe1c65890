import { afterEach, describe, expect, it, vi } from "vitest";
import { hasKeys, putJson } from "../../../app/(clinician)/_components/saving/put-json";

const isSaved = (answer: unknown): answer is { version: number } => hasKeys(answer, "version");
const put = () => putJson("/api/plans/1", { version: 3 }, true, isSaved);
const answer = (status: number, body: string) =>
  vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(body, { status }));

afterEach(() => vi.restoreAllMocks());

describe("putJson", () => {
  it("sends the work as JSON, and so that it outlives the page it leaves", async () => {
    const fetched = answer(200, '{"version":4}');
    expect(await put()).toEqual({ kind: "saved", answer: { version: 4 } });
    expect(fetched.mock.calls).toEqual([
      [
        "/api/plans/1",
        {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: '{"version":3}',
          keepalive: true,
        },
      ],
    ]);
  });

  it("tells a refusal, with its fields, from a newer version", async () => {
    answer(422, '{"code":"invalid_input","message":"Not so.","fields":{"title":["Too long."]}}');
    const refused = { kind: "refused", code: "invalid_input", message: "Not so." };
    expect(await put()).toEqual({ ...refused, fields: { title: ["Too long."] } });
    answer(401, '{"code":"signed_out","message":"Sign in."}');
    expect(await put()).toEqual({ kind: "refused", code: "signed_out", message: "Sign in.", fields: {} });
    answer(409, '{"code":"stale_version","message":"Newer."}');
    expect(await put()).toEqual({ kind: "stale" });
  });

  it("counts as unreachable whatever is no answer of ours", async () => {
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("offline"));
    expect(await put()).toEqual({ kind: "unreachable" });
    for (const [status, body] of [
      [503, '{"code":"unavailable","message":"Later."}'],
      [502, "<html>"],
      [200, "{}"],
      [200, "null"],
      [404, "[]"],
    ] as const) {
      answer(status, body);
      expect(await put(), body).toEqual({ kind: "unreachable" });
    }
  });
});
