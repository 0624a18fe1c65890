import { type Ask, openClient } from "#tests/bench/client";

/** A form of a page, ready to be posted as a browser without scripts posts it. */
export type PageForm = {
  post(headers: { cookie: string; origin: string }, typed: Readonly<Record<string, string | number>>): Ask;
};

const BOUNDARY = "----evenkeel-bench-boundary";

/** Reads the hidden fields of the first form of a page that has the framework's own among them. */
export async function readForm(port: number, path: string, cookie: string): Promise<PageForm> {
  const client = openClient(port, 1);
  const answer = await client.send({ method: "GET", path, headers: { cookie } });
  client.close();
  const html = answer.body.toString();
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => one.includes("$ACTION"));
  if (answer.status !== 200 || !form) throw new Error(`There is no form on ${path} (${answer.status}).`);
  const hidden = Object.fromEntries(
    (form.match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? []).map((tag) => [
      attribute(tag, "name"),
      attribute(tag, "value"),
    ]),
  );
  return {
    post: (headers, typed) => {
      const parts = Object.entries({ ...hidden, ...typed }).map(
        ([name, value]) =>
          `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      return {
        method: "POST",
        path,
        headers: { ...headers, "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
        body: `${parts.join("")}--${BOUNDARY}--\r\n`,
      };
    },
  };
}

function attribute(tag: string, name: string): string {
  const text = tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? "";
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
