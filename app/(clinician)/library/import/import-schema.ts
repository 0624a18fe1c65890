import { z } from "zod";

/** A pasted file. How long it may be, and what is in it, is for the reader of files to say. */
export const importForm = z.strictObject({
  text: z.string().refine((text) => text.trim() !== "", "Paste a file, or choose one."),
});
