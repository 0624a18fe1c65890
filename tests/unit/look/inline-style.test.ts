import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const app = fileURLToPath(new URL("../../../app/", import.meta.url));
const components = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".tsx"),
);

// The content security policy refuses style attributes and inline scripts, so such markup would silently do nothing.
describe("components", () => {
  it.each(components)("%s sets no style attribute and no raw markup", (file) => {
    const source = readFileSync(`${app}${file}`, "utf8");
    expect(source).not.toMatch(/\sstyle=[{"]/);
    expect(source).not.toContain("dangerouslySetInnerHTML");
  });
});
