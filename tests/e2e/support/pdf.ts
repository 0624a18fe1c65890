import { expect, type Page } from "playwright/test";

/** What a PDF says of itself, read from its uncompressed objects. */
export type PdfFacts = {
  tagged: boolean;
  title: string | null;
  language: string | null;
  pages: number;
  size: string;
};

/** Text of a PDF string: UTF-16 in hex or plain between parentheses. */
function textOf(pdf: string, key: string): string | null {
  const hex = pdf.match(new RegExp(`/${key}\\s*<FEFF([0-9A-F]+)>`, "i"))?.[1];
  if (hex) return Buffer.from(hex, "hex").swap16().toString("utf16le");
  return pdf.match(new RegExp(`/${key}\\s*\\(([^)]*)\\)`))?.[1] ?? null;
}

function pdfFacts(bytes: Buffer): PdfFacts {
  const pdf = bytes.toString("latin1");
  const [, width = "0", height = "0"] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/) ?? [];
  return {
    tagged: /\/MarkInfo\s*<<[^>]*\/Marked true/.test(pdf) && /\/StructTreeRoot/.test(pdf),
    title: textOf(pdf, "Title"),
    language: textOf(pdf, "Lang"),
    pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0,
    size: `${Math.round(Number(width))} x ${Math.round(Number(height))}`,
  };
}

/** Prints the page as Chromium would, on the paper the page asks for. */
export async function printed(page: Page): Promise<PdfFacts> {
  // A title may come a moment after what it stands over; a page without any fails here.
  await expect(page).toHaveTitle(/\S/);
  await page.emulateMedia({ media: "print" });
  const bytes = await page.pdf({ tagged: true, preferCSSPageSize: true });
  await page.emulateMedia({ media: "screen" });
  return pdfFacts(bytes);
}
