import { z } from "zod";
import { MAP_LIMITS } from "#lib/formulation/constants";
import {
  CONFIDENCES,
  type JointMap,
  type LinkKey,
  type LinkNote,
  type MapNotes,
  type MapPart,
} from "#lib/formulation/map-types";
import { LINK_KEYS, MAP_PARTS } from "#lib/formulation/rules-map";

const id = z.uuid("This form has lost its number. Please open it again.");
const LOOP_MECHANISMS = ["dissonance", "regulation", "attachment"] as const;

/** Text as a form sends it; the line ends of a browser are not a change. */
const text = (most: number) =>
  z
    .string()
    .max(10_000, `Use at most ${most} characters.`)
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .refine((typed) => typed.length <= most, `Use at most ${most} characters.`);

const words = (most: number) =>
  text(most)
    .optional()
    .transform((typed) => typed ?? "");

const oneOf = <const Values extends readonly string[]>(values: Values, ask: string) =>
  z
    .enum(["", ...values], ask)
    .optional()
    .transform((chosen) => (chosen === undefined || chosen === "" ? null : (chosen as Values[number])));

/** The most characters of a part. */
export function limitOf(part: MapPart): number {
  return MAP_LIMITS[part.split(".").at(-1) as keyof typeof MAP_LIMITS];
}

const PART_FIELDS = Object.fromEntries(MAP_PARTS.map((part) => [part, words(limitOf(part))])) as Record<
  MapPart,
  ReturnType<typeof words>
>;

const linkFields = (key: LinkKey) => ({
  [`${key}.mechanism`]: oneOf(LOOP_MECHANISMS, "Choose one of the three, or none."),
  [`${key}.confidence`]: oneOf(CONFIDENCES, "Choose how sure you are."),
  [`${key}.evidence`]: words(MAP_LIMITS.evidence),
});
const LINK_FIELDS: Record<string, z.ZodType> = Object.assign({}, ...LINK_KEYS.map(linkFields));

/** A whole loop map, and the version it was made from: 0 for the first. */
export const saveLoopMapInput = z
  .strictObject({
    coupleId: id,
    version: z.coerce.number("This form has lost its version. Please open it again.").int().min(0),
    hypotheses: text(MAP_LIMITS.hypotheses).optional(),
    ...PART_FIELDS,
    ...LINK_FIELDS,
  })
  .transform((fields) => {
    const { coupleId, version, hypotheses } = fields;
    const values = fields as Readonly<Record<string, unknown>>;
    const map = Object.fromEntries(MAP_PARTS.map((part) => [part, fields[part]])) as JointMap;
    const links = Object.fromEntries(
      LINK_KEYS.map((key) => [
        key,
        {
          mechanism: values[`${key}.mechanism`] ?? null,
          confidence: values[`${key}.confidence`] ?? null,
          evidence: values[`${key}.evidence`] ?? "",
        } as LinkNote,
      ]),
    ) as MapNotes["links"];
    // A form for a screen that both look at has no field of the therapist's own: what was noted before stays.
    const notes: MapNotes | null = hypotheses === undefined ? null : { hypotheses, links };
    return { coupleId, version, map, notes };
  });
export type SaveLoopMapInput = z.output<typeof saveLoopMapInput>;

/** The day on which both agreed to a version. */
export const agreeLoopMapInput = z.strictObject({
  coupleId: id,
  mapId: id,
  agreedOn: z.iso.date("Write the day both agreed."),
});
export type AgreeLoopMapInput = z.output<typeof agreeLoopMapInput>;

/** A couple whose map is taken off their own pages. */
export const takeBackLoopMapInput = z.strictObject({ coupleId: id });
export type TakeBackLoopMapInput = z.output<typeof takeBackLoopMapInput>;
