import { z } from "zod";
import { PART_LABEL } from "../../../_components/exercise-part-words";

const FIXED = ["slug", "revision", "do"];
/** The part of an exercise that a control belongs to: "fields" of "fields.2.label", "stages" of "stages~early". */
const partOf = (name: string) => name.split(/[.~]/)[0] ?? "";

/** The draft as a form without scripts sends it: which one, the button, and every text by its place. */
export const draftForm = z
  .record(z.string(), z.string().max(5000, "At most 4000 characters."))
  .superRefine((form, context) => {
    if (Object.keys(form).every((name) => FIXED.includes(name) || Object.hasOwn(PART_LABEL, partOf(name))))
      return;
    context.addIssue({
      code: "custom",
      path: [],
      message: "This form sent something we do not know. Please reload it.",
    });
  })
  .pipe(
    z
      .object({
        slug: z.string().max(100),
        revision: z.coerce.number().int().min(1),
        do: z.string().max(200).optional(),
      })
      .catchall(z.string()),
  );
