import { z } from "zod";
import { blankParts } from "#lib/notes/rules";
import {
  NOTE_LAYOUTS,
  NOTE_PARTS,
  type NoteContent,
  type NoteLayout,
  type NoteParts,
  RISK_CHECKS,
} from "#lib/notes/types";

const written = z.object({
  riskChecked: z.enum(RISK_CHECKS).nullable(),
  parts: z.partialRecord(z.enum(NOTE_PARTS), z.string()),
});

/** The text under the seal: what is written, by part. Empty parts are left out. */
export function contentText({ riskChecked, parts }: NoteContent): string {
  const said = Object.fromEntries(
    NOTE_PARTS.filter((part) => parts[part] !== "").map((part) => [part, parts[part]]),
  );
  return JSON.stringify({ riskChecked, parts: said });
}

/** The other direction. Without a layout the text is a free one of before, and becomes the part of that name. */
export function readContent(text: string, layout: string | null): NoteContent {
  if (layout === null) {
    return { layout: "soap", riskChecked: null, parts: { ...blankParts(), text } };
  }
  const { riskChecked, parts } = written.parse(JSON.parse(text));
  const known = NOTE_LAYOUTS.find((one) => one === layout) ?? ("soap" satisfies NoteLayout);
  return { layout: known, riskChecked, parts: { ...blankParts(), ...parts } as NoteParts };
}
