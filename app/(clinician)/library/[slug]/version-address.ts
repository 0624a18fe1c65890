/** The version an address names; undefined where it names none, or none that could be. */
export function versionIn(text: string | string[] | undefined): number | undefined {
  return typeof text === "string" && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}
