import { z } from "zod";
import { AMENDMENT_LIMIT, isBlank, limitOf, PROCESS_LIMIT, partsOf } from "#lib/notes/rules";
import {
  NOTE_LAYOUTS,
  NOTE_PARTS,
  NOTE_RECORDS,
  type NoteContent,
  type NotePart,
  type NoteParts,
  type NoteRecord,
  PART_LABEL,
  RISK_CHECKS,
} from "#lib/notes/types";

// An id that is not well formed is answered by the verb, exactly as one that does not exist.
const id = z.string().max(64);
const version = z.coerce.number("Please reload this page.").int().min(0).max(2_147_483_647);
const record = z.enum(NOTE_RECORDS, "Please reload this page.").default("joint");
const LONGEST_SENT = 100_000;

/** Text as a form sends it: a line break is one character here and on the page. */
const text = (limit: number, what: string) =>
  z
    .string()
    .max(LONGEST_SENT, "That is more text than one page can hold. Please shorten it.")
    .overwrite((typed) => typed.replaceAll("\r\n", "\n").trimEnd())
    .max(
      limit,
      `${what} has room for ${limit.toLocaleString("en-GB")} characters. Nothing was cut: please shorten it.`,
    );

const PART_FIELDS = Object.fromEntries(
  NOTE_PARTS.map((part) => [part, text(limitOf(part), PART_LABEL[part]).default("")]),
) as Record<NotePart, z.ZodDefault<z.ZodString>>;

const noteFields = {
  coupleId: id,
  record,
  version,
  layout: z.enum(NOTE_LAYOUTS, "Choose a layout.").default("soap"),
  riskChecked: z
    .enum(["", ...RISK_CHECKS], "Choose whether risk was checked.")
    .nullable()
    .default(null)
    .transform((chosen) => (chosen === "" ? null : chosen)),
  ...PART_FIELDS,
};

type NoteFields = { coupleId: string; record: NoteRecord; version: number } & NoteContent["parts"] &
  Pick<NoteContent, "layout" | "riskChecked">;

/** What is written of the parts that a record has; a part of another record is no part of it. */
function toContent(fields: NoteFields): NoteContent {
  const mine = partsOf(fields.record);
  const parts = Object.fromEntries(
    NOTE_PARTS.map((part) => [part, mine.includes(part) ? fields[part] : ""]),
  ) as NoteParts;
  return { layout: fields.layout, riskChecked: fields.riskChecked, parts };
}

const EMPTY = "Write a few words first.";

/** Autosave of a note: every part, and the version they were made from; 0 for a new note. */
export const putNoteInput = z.strictObject(noteFields).transform((fields) => ({
  coupleId: fields.coupleId,
  record: fields.record,
  version: fields.version,
  content: toContent(fields),
}));
export type PutNoteInput = z.output<typeof putNoteInput>;
export type SaveNoteInput = PutNoteInput & { sessionId: string };

/** The form around a note: keep it as it stands, sign it, or sign it and close the session. */
export const noteFormInput = z
  .strictObject({
    ...noteFields,
    sessionId: id,
    press: z.enum(["save", "sign", "close"], "Choose what to do with the note."),
  })
  .transform((fields) => ({
    coupleId: fields.coupleId,
    sessionId: fields.sessionId,
    record: fields.record,
    version: fields.version,
    content: toContent(fields),
    press: fields.press,
  }))
  .refine(({ press, content }) => press === "save" || !isBlank(content), { path: ["pattern"], error: EMPTY });
export type NoteFormInput = z.output<typeof noteFormInput>;

export const amendNoteInput = z.strictObject({
  coupleId: id,
  sessionId: id,
  record,
  text: text(AMENDMENT_LIMIT, "An amendment").trim().min(1, EMPTY),
});
export type AmendNoteInput = z.output<typeof amendNoteInput>;

/** A process note, and the version it was made from. */
export const putProcessNoteInput = z.strictObject({
  coupleId: id,
  version,
  text: text(PROCESS_LIMIT, "A process note"),
});
export type PutProcessNoteInput = z.output<typeof putProcessNoteInput>;

export const processNoteFormInput = z.strictObject({ ...putProcessNoteInput.shape, sessionId: id });
export type SaveProcessNoteInput = z.output<typeof processNoteFormInput>;

/** Which record an address asks for; anything unknown is no record. */
export const recordInAddress = z.enum(["a", "b"]);
