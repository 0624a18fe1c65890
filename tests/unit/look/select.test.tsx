import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Select } from "#ui/select";

describe("a list of choices", () => {
  it("puts those of one group under its name, and leaves the others where they are", () => {
    const drawn = renderToStaticMarkup(
      <Select
        options={[
          { value: "", label: "Choose" },
          { value: "a", label: "A", group: "First" },
          { value: "b", label: "B", group: "First", disabled: true },
          { value: "c", label: "C", group: "Second" },
        ]}
      />,
    );
    expect(drawn).toContain(
      '<option value="">Choose</option><optgroup label="First"><option value="a">A</option>' +
        '<option value="b" disabled="">B</option></optgroup><optgroup label="Second"><option value="c">C</option></optgroup>',
    );
  });
});
