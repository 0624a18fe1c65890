import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  formatMasterKeys,
  newMasterKeys,
  parseMasterKeys,
  withNewWrappingKey,
} from "#lib/secrets/master-key";
import { changeKeyFile } from "#lib/secrets/rotate-key-file";

let folder: string;
let file: string;
const keys = newMasterKeys();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-keys-"));
  file = join(folder, "master-key");
  writeFileSync(file, `${formatMasterKeys(keys)}\n`);
  chmodSync(file, 0o640);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = () => parseMasterKeys(readFileSync(file, "utf8"));

describe("changeKeyFile", () => {
  it("replaces the file as a whole, keeps its mode, and leaves nothing beside it", () => {
    const inode = statSync(file).ino;
    const after = changeKeyFile(file, withNewWrappingKey);
    expect(read()).toEqual(after);
    expect(after.wrapping).toHaveLength(2);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(statSync(file).ino).not.toBe(inode);
    expect(readdirSync(folder)).toEqual(["master-key"]);
  });

  it("writes nothing when there is nothing to change", () => {
    const { ino, mtimeMs } = statSync(file);
    expect(changeKeyFile(file, (same) => same)).toEqual(keys);
    expect(statSync(file)).toMatchObject({ ino, mtimeMs });
    expect(readdirSync(folder)).toEqual(["master-key"]);
  });

  it("leaves the file as it was when the change fails", () => {
    expect(() =>
      changeKeyFile(file, () => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(read()).toEqual(keys);
    expect(readdirSync(folder)).toEqual(["master-key"]);
  });

  it("lets one change at a time through, and says what to do about a left-over", () => {
    writeFileSync(`${file}.next`, "");
    expect(() => changeKeyFile(file, withNewWrappingKey)).toThrow(
      `Another rotation is at work. If none is, delete ${file}.next and start again.`,
    );
    expect(read()).toEqual(keys);
    expect(existsSync(`${file}.next`)).toBe(true);
  });

  it("changes the file a link points to, and leaves the link a link", () => {
    const link = join(folder, "link");
    symlinkSync(file, link);
    changeKeyFile(link, withNewWrappingKey);
    expect(read().wrapping).toHaveLength(2);
    expect(readdirSync(folder).sort()).toEqual(["link", "master-key"]);
    expect(statSync(link).ino).toBe(statSync(file).ino);
  });

  it("says in one sentence that the file cannot be changed where it is", () => {
    const long = join(folder, "k".repeat(252));
    writeFileSync(long, formatMasterKeys(keys));
    expect(() => changeKeyFile(long, withNewWrappingKey)).toThrow(
      "The key file cannot be changed where it is (ENAMETOOLONG).",
    );
    expect(parseMasterKeys(readFileSync(long, "utf8"))).toEqual(keys);
  });
});
