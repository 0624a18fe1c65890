/** The entries of a calendar file, each line by its name; a name that stands twice in one is an error. */
export function entriesOf(file: string): Record<string, string>[] {
  const lines = file.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  if (lines[0] !== "BEGIN:VCALENDAR" || lines.at(-2) !== "END:VCALENDAR")
    throw new Error("No calendar file.");
  const entries: Record<string, string>[] = [];
  let open: Record<string, string> | null = null;
  for (const line of lines) {
    const at = line.indexOf(":");
    const [name, value] = [line.slice(0, at), line.slice(at + 1)];
    if (line === "BEGIN:VEVENT") open = {};
    else if (line === "END:VEVENT") {
      if (open) entries.push(open);
      open = null;
    } else if (open) {
      if (name in open) throw new Error(`${name} stands twice.`);
      open[name] = value;
    }
  }
  return entries;
}
