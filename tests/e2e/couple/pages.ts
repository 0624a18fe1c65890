import type { BrowserContext } from "playwright/test";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every address of a partner's room, for a task of up to seven questions. */
export const PAGES_OF = (taskId: string): string[] => [
  "/home",
  `/do/${taskId}`,
  ...[1, 2, 3, 4, 5, 6, 7].map((place) => `/do/${taskId}/${place}`),
  `/do/${taskId}/later`,
  `/do/${taskId}/later/kept`,
  `/do/${taskId}/end`,
  `/do/${taskId}/done`,
  "/together",
  "/after",
  "/after/done",
  "/tablet",
  "/check-in",
  "/check-in/done",
  "/questions/1",
  "/questions/4",
  "/questions/sent",
  "/questions/done",
  "/lines/check-in",
  "/lines/questions",
  "/lines/done",
  "/okay",
  "/moments",
  "/moments/1",
  "/moments/2",
  "/moments/7",
  "/moments/later",
  "/moments/view",
  "/moments/both",
  "/moments/done",
  "/our-map",
  "/our-plan",
  "/talk",
  "/who-can-see",
  "/who-can-see/own",
  "/help-now",
];

/** How many pages are asked for at once: a machine that is busy drops what is more. */
const AT_ONCE = 4;

/** Asks for each of many addresses, a few at once, and gives the answers in their order. */
export async function askEach<T>(paths: readonly string[], ask: (path: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let from = 0; from < paths.length; from += AT_ONCE)
    answers.push(...(await Promise.all(paths.slice(from, from + AT_ONCE).map(ask))));
  return answers;
}

/** What the server sends for an address, markup, scripts and all, after any redirect. */
export async function wholeText(context: BrowserContext, path: string): Promise<string> {
  return (await context.request.get(path)).text();
}

/**
 * A response as somebody could compare it: status, headers and body, without what differs by design from
 * one request to the next: the nonce, the date and numbers made for the next send. Ids in `kept` stay.
 */
export async function comparable(
  context: BrowserContext,
  path: string,
  { headers = {}, kept = [] }: { headers?: Record<string, string>; kept?: readonly string[] } = {},
): Promise<string> {
  const response = await context.request.get(path, { headers, maxRedirects: 0 });
  const fields = response
    .headersArray()
    .filter(({ name }) => name.toLowerCase() !== "date")
    .map(({ name, value }) => `${name}: ${value}`)
    .sort();
  return comparableText([response.status(), ...fields, inOneStream(await response.text())].join("\n"), kept);
}

/** The same for what a form was answered with. */
export const comparableAnswer = (body: string): string => comparableText(inOneStream(body));

function comparableText(text: string, kept: readonly string[] = []): string {
  const nonce = /nonce(?:-|=")([A-Za-z0-9+/=]{24})/.exec(text)?.[1];
  return (nonce ? text.replaceAll(nonce, "(nonce)") : text).replace(UUID, (id) =>
    kept.includes(id) ? id : "(a number)",
  );
}

const PIECE = /<script nonce="[^"]*">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/** The page's data arrives in pieces and rows as they are ready: joined and sorted, the clock is out of them. */
function inOneStream(text: string): string {
  const pieces = [...text.matchAll(PIECE)].map(([, piece]) => JSON.parse(piece ?? '""') as string);
  const rows = pieces.length > 0 ? pieces.join("") : text;
  return `${text.replace(PIECE, "")}\n${rows.split("\n").sort().join("\n")}`;
}
