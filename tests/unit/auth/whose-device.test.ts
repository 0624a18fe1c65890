import { describe, expect, it } from "vitest";
import { whoseDevice } from "#lib/auth/whose-device";

const tablet = { coupleId: "c" };

describe("whose device a partner's page is drawn on", () => {
  it("is a partner's own only where they are signed in on it themselves", async () => {
    expect(await whoseDevice(async () => ({ role: "partner", tablet: null }))).toBe("phone");
    expect(await whoseDevice(async () => ({ role: "clinician", tablet }))).toBe("tablet");
    expect(await whoseDevice(async () => ({ role: "clinician", tablet: null }))).toBeNull();
  });

  it("is not known once nobody is signed in, or while the session cannot be read", async () => {
    expect(await whoseDevice(async () => null)).toBeNull();
    expect(await whoseDevice(() => Promise.reject(new Error("no database")))).toBeNull();
  });
});
