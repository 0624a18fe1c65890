import { type Client, openClient } from "#tests/bench/client";

/** What a browser loads first for a page: kilobytes (1,000 bytes) of JavaScript, compressed. */
export type PageWeight = { scriptKb: number; scripts: number; htmlKb: number };

/** The scripts a page names, each once, without those for browsers that know no modules. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*\bsrc="[^"]*"[^>]*>/g) ?? [];
  const modern = tags.filter((tag) => !/\bnomodule\b/i.test(tag));
  return [...new Set(modern.flatMap((tag) => tag.match(/\bsrc="([^"]*)"/)?.[1] ?? []))];
}

/** Fetches a page and every script it names, as a browser with an empty cache would. */
export async function weighPage(port: number, path: string, cookie: string): Promise<PageWeight> {
  const client = openClient(port, 4);
  try {
    const html = await compressed(client, path, cookie, "identity");
    const scripts = scriptsOf(html.toString());
    const sizes = await Promise.all(
      scripts.map(async (src) => (await compressed(client, src, cookie, "gzip")).length),
    );
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    const page = await compressed(client, path, cookie, "gzip");
    return { scriptKb: bytes / 1000, scripts: scripts.length, htmlKb: page.length / 1000 };
  } finally {
    client.close();
  }
}

async function compressed(client: Client, path: string, cookie: string, coding: string): Promise<Buffer> {
  const headers = { cookie, "accept-encoding": coding };
  const answer = await client.send({ method: "GET", path, headers });
  if (answer.status !== 200) throw new Error(`${path} gave ${answer.status} where a page was weighed.`);
  return answer.body;
}
