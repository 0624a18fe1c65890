import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { AnswerKeeper } from "../../../app/(couple)/check-in/_components/kept-answers";

const secret = () => randomBytes(32).toString("base64");
const answers = { place: 2, picks: { q1: "4", q2: "not-sure" } };

function tab() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

describe("AnswerKeeper", () => {
  it("gives the same person's picks back, and keeps none of them in clear", async () => {
    const [store, own] = [tab(), secret()];
    await new AnswerKeeper(own, store, crypto.subtle).keep(answers);
    // Named with their quotes, and looked for behind the base64: bare letters may occur in sealed bytes.
    const bytes = [...store.kept.values()].flatMap((text) => text.split(".")).map((part) => atob(part));
    expect(bytes).toHaveLength(2);
    expect(bytes.join()).not.toMatch(/"(q1|place|picks)"|not-sure/);
    expect(await new AnswerKeeper(own, store, crypto.subtle).read()).toEqual(answers);
  });

  it("opens nothing of another person, and forgets it", async () => {
    const store = tab();
    await new AnswerKeeper(secret(), store, crypto.subtle).keep(answers);
    expect(await new AnswerKeeper(secret(), store, crypto.subtle).read()).toBeNull();
    expect(store.kept.size).toBe(0);
  });

  it("lets the newest picks win, and writes nothing once it was told to forget", async () => {
    const [store, own] = [tab(), secret()];
    const keeper = new AnswerKeeper(own, store, crypto.subtle);
    await Promise.all([keeper.keep({ ...answers, place: 0 }), keeper.keep({ ...answers, place: 5 })]);
    expect((await keeper.read())?.place).toBe(5);
    const late = keeper.keep(answers);
    keeper.forget();
    await late;
    expect(store.kept.size).toBe(0);
  });

  it("keeps nothing where the browser gives no cipher", async () => {
    const store = tab();
    const keeper = new AnswerKeeper(secret(), store, undefined);
    await keeper.keep(answers);
    expect([store.kept.size, await keeper.read()]).toEqual([0, null]);
  });
});
