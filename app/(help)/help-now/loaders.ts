const WITHOUT_PRACTICE_TEXT = "Call your local emergency number if you are in danger.";

/** The practice's own lines on whom to call, one paragraph a line; or one plain sentence. No number is made up. */
export function loadHelpText(env: Readonly<Record<string, string | undefined>> = process.env): string[] {
  const lines = (env.EVENKEEL_HELP_TEXT ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length > 0 ? lines : [WITHOUT_PRACTICE_TEXT];
}
