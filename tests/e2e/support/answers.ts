import type { BrowserContext } from "playwright/test";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const PIECE = /<script nonce="[^"]*">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/** The page's data arrives in pieces cut by the clock; joined in order, the cuts tell nothing. */
function inOneStream(html: string): string {
  const pieces = [...html.matchAll(PIECE)].map(([, piece]) => JSON.parse(piece ?? '""') as string);
  return `${html.replace(PIECE, "")}\n${pieces.join("")}`;
}

/**
 * What an address answers, as somebody could compare it: status and body without the nonce, without ids,
 * and without the `asked` words that the reader put into the address.
 */
export async function answerOf(
  context: BrowserContext,
  path: string,
  { asked = [], headers = {} }: { asked?: readonly string[]; headers?: Record<string, string> } = {},
): Promise<string> {
  const response = await context.request.get(path, { headers, maxRedirects: 0 });
  const policy = response.headers()["content-security-policy"] ?? "";
  const nonce = /nonce-([A-Za-z0-9+/=]{24})/.exec(policy)?.[1];
  let text = inOneStream(await response.text());
  if (nonce) text = text.replaceAll(nonce, "(nonce)");
  for (const word of asked) text = text.replaceAll(word, "(id)");
  return `${response.status()}\n${text.replace(UUID, "(id)")}`;
}
