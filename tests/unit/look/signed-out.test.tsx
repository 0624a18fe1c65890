import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FormProblems } from "#ui/form-problems";

const refused = (code: string) => ({
  status: "refused" as const,
  code,
  message: "You were signed out.",
  fields: {},
});

describe("a form that was refused because its sender was signed out", () => {
  it("links to the door in a new tab, so that what was typed stays", () => {
    const drawn = renderToStaticMarkup(<FormProblems state={refused("signed_out")} fieldIds={{}} />);
    expect(drawn).toMatch(/<a [^>]*href="\/sign-in"[^>]*target="_blank"[^>]*rel="noopener"/);
  });

  it("offers no door for other refusals", () => {
    const drawn = renderToStaticMarkup(<FormProblems state={refused("conflict")} fieldIds={{}} />);
    expect(drawn).not.toContain("/sign-in");
  });
});
