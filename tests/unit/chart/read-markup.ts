/** Text of markup as a reader sees it: tags gone, the few escapes React writes undone. */
export function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The cells of the one table in the markup, row by row, head included. */
export function tableOf(markup: string): string[][] {
  const rows = markup.match(/<tr>.*?<\/tr>/gs) ?? [];
  return rows.map((row) => (row.match(/<t[hd][ >].*?<\/t[hd]>/gs) ?? []).map(textOf));
}

/** The content of the first element of a name, tags and all; empty where there is none. */
export function innerOf(markup: string, name: string): string {
  return new RegExp(`<${name}[^>]*>(.*?)</${name}>`, "s").exec(markup)?.[1] ?? "";
}

/** Every tag of a name that has a class, as its attributes. */
export function tagsWith(markup: string, name: string, className: string): Record<string, string>[] {
  const tags = markup.match(new RegExp(`<${name} [^>]*>`, "g")) ?? [];
  return tags
    .map((tag) =>
      Object.fromEntries(
        [...tag.matchAll(/([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      ),
    )
    .filter((attributes) => attributes.class?.split(" ").includes(className));
}

/** Class names used anywhere in the markup. */
export function classesOf(markup: string): Set<string> {
  return new Set([...markup.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => (names ?? "").split(" ")));
}
