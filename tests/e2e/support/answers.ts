import type { BrowserContext } from "playwright/test";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const PIECE = /<script nonce="[^"]*">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/**
 * What an address answers, as somebody could compare it: the status, the markup, and every word of the data
 * that comes with it, in an order that the clock has no part in. Without the nonce, without ids, and
 * without the `asked` words that the reader put into the address.
 */
export async function answerOf(
  context: BrowserContext,
  path: string,
  { asked = [], headers = {} }: { asked?: readonly string[]; headers?: Record<string, string> } = {},
): Promise<string> {
  const response = await context.request.get(path, { headers });
  const policy = response.headers()["content-security-policy"] ?? "";
  const nonce = /nonce-([A-Za-z0-9+/=]{24})/.exec(policy)?.[1];
  let text = await response.text();
  if (nonce) text = text.replaceAll(nonce, "(nonce)");
  for (const word of asked) text = text.replaceAll(word, "(id)");
  text = text.replace(UUID, "(id)");
  const data = [...text.matchAll(PIECE)].map(([, piece]) => JSON.parse(piece ?? '""') as string).join("");
  const words = (data.match(/"(?:[^"\\]|\\.)*"/g) ?? []).filter((word) => !word.startsWith('"$'));
  return [response.status(), text.replace(PIECE, ""), ...words.toSorted()].join("\n");
}
