import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idBytes, newId } from "#lib/kernel/ids";
import {
  type DataKey,
  type Place,
  seal,
  sealBytes,
  UnsealError,
  unseal,
  unsealBytes,
} from "#lib/secrets/box";

const dataKey: DataKey = { id: "0190f1a2-0000-7000-8000-000000000001", key: Buffer.alloc(32, 9) };
const place: Place = {
  practiceId: "0190f1a2-0000-7000-8000-00000000000a",
  ownerId: "0190f1a2-0000-7000-8000-00000000000b",
  scope: "therapist",
  table: "note",
  column: "body_sealed",
  rowId: "0190f1a2-0000-7000-8000-00000000000c",
  rowVersion: 3,
};

/** The sealed form written out by hand, as the paper gives it. */
function sealedByHand(text: string, iv: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", dataKey.key, iv, { authTagLength: 16 });
  cipher.setAAD(
    Buffer.from(
      "v1|0190f1a2-0000-7000-8000-00000000000a|0190f1a2-0000-7000-8000-00000000000b|therapist|note|body_sealed|0190f1a2-0000-7000-8000-00000000000c|3",
    ),
  );
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), idBytes(dataKey.id), iv, body, cipher.getAuthTag()]);
}

describe("seal and unseal", () => {
  it("open any text again, also an empty one and one beyond the basic plane", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        expect(unseal(dataKey, place, seal(dataKey, place, text))).toBe(text);
      }),
    );
    expect(unseal(dataKey, place, seal(dataKey, place, ""))).toBe("");
    expect(unseal(dataKey, place, seal(dataKey, place, "Zoë 𝄞 دل"))).toBe("Zoë 𝄞 دل");
  });

  it("read the documented form: version, key id, IV, text, tag", () => {
    const made = sealedByHand("What we said", Buffer.alloc(12, 5));
    expect(unseal(dataKey, place, made)).toBe("What we said");
    expect(made.toString("hex")).toBe(sealedByHand("What we said", Buffer.alloc(12, 5)).toString("hex"));
  });

  it("write the documented form", () => {
    const sealed = seal(dataKey, place, "What we said");
    expect(sealed.length).toBe(1 + 16 + 12 + "What we said".length + 16);
    expect(sealed[0]).toBe(1);
    expect(sealed.subarray(1, 17).equals(idBytes(dataKey.id))).toBe(true);
    expect(sealed.equals(sealedByHand("What we said", sealed.subarray(17, 29)))).toBe(true);
  });

  it("use a fresh IV every time", () => {
    const ivs = Array.from({ length: 200 }, () => seal(dataKey, place, "x").subarray(17, 29).toString("hex"));
    expect(new Set(ivs).size).toBe(200);
  });

  it("hold nothing of the text", () => {
    expect(seal(dataKey, place, "Canary".repeat(20)).toString("latin1")).not.toContain("Canary");
  });
});

describe("what does not open", () => {
  const refuses = (sealed: Buffer, where: Place = place, key: DataKey = dataKey) =>
    expect(() => unseal(key, where, sealed)).toThrow(UnsealError);

  it("a value swapped with another row's, either way (SEC-40)", () => {
    const there = { ...place, rowId: newId() };
    const [here, other] = [seal(dataKey, place, "mine"), seal(dataKey, there, "theirs")];
    refuses(other);
    refuses(here, there);
  });

  it("a value with any one byte changed (SEC-41)", () => {
    const sealed = seal(dataKey, place, "What we said");
    for (let i = 0; i < sealed.length; i += 1) {
      for (const bits of [0x01, 0x80, 0xff]) {
        const changed = Buffer.from(sealed);
        changed[i] = (changed[i] ?? 0) ^ bits;
        refuses(changed);
      }
    }
  });

  it("a value with a shortened tag, however short (SEC-42)", () => {
    const sealed = seal(dataKey, place, "What we said");
    for (let cut = 1; cut <= sealed.length; cut += 1) refuses(sealed.subarray(0, sealed.length - cut));
    // A four-byte tag is what the cipher itself would take if it were not told the length.
    const short = createCipheriv("aes-256-gcm", dataKey.key, sealed.subarray(17, 29), { authTagLength: 4 });
    short.setAAD(Buffer.from("x"));
    const body = Buffer.concat([short.update("What we said"), short.final(), short.getAuthTag()]);
    expect(() =>
      unsealBytes(dataKey, Buffer.from("x"), Buffer.concat([sealed.subarray(0, 29), body])),
    ).toThrow(UnsealError);
  });

  it("a value with bytes added, an empty one, and one of another format", () => {
    const sealed = seal(dataKey, place, "What we said");
    refuses(Buffer.concat([sealed, Buffer.from([0])]));
    refuses(Buffer.alloc(0));
    refuses(Buffer.from("not sealed at all, only long enough to be looked at"));
    refuses(Buffer.concat([Buffer.from([2]), sealed.subarray(1)]));
  });

  it.each([
    ["practice", { practiceId: newId() }],
    ["owner", { ownerId: newId() }],
    ["scope", { scope: "shared" }],
    ["table", { table: "response_part" }],
    ["column", { column: "answers_sealed" }],
    ["row", { rowId: newId() }],
    ["older version", { rowVersion: 2 }],
    ["newer version", { rowVersion: 4 }],
  ] as [string, Partial<Place>][])("a value moved to another %s", (_what, change) => {
    const sealed = seal(dataKey, place, "What we said");
    refuses(sealed, { ...place, ...change });
    refuses(seal(dataKey, { ...place, ...change }, "What we said"));
  });

  it("a value under another key, also one that claims the same id", () => {
    const sealed = seal(dataKey, place, "What we said");
    refuses(sealed, place, { id: dataKey.id, key: Buffer.alloc(32, 8) });
    refuses(sealed, place, { id: newId(), key: dataKey.key });
  });

  it("says nothing about why, and holds nothing of the text", () => {
    const error = new UnsealError();
    expect(error.message).toBe("A sealed value does not open here.");
    expect(Object.keys(error)).toEqual(["name"]);
  });
});

describe("sealBytes and unsealBytes", () => {
  it("keep bytes that are no text, and bind what goes with them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 40 }), (bytes, with_) => {
        const sealed = sealBytes(dataKey, Buffer.from(with_), Buffer.from(bytes));
        expect(unsealBytes(dataKey, Buffer.from(with_), sealed).equals(Buffer.from(bytes))).toBe(true);
        expect(() => unsealBytes(dataKey, Buffer.from([...with_, 0]), sealed)).toThrow(UnsealError);
      }),
    );
  });
});
