import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { DARK, LIGHT } from "./_ui/tokens";
import "./globals.css";

const hanken = localFont({
  src: "../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
  variable: "--font-hanken",
  weight: "100 900",
  display: "swap",
  adjustFontFallback: "Arial",
});

const literata = localFont({
  src: "../node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2",
  variable: "--font-literata",
  weight: "200 900",
  display: "swap",
  adjustFontFallback: "Times New Roman",
});

// The extended faces carry names such as Łukasz or Şule; browsers fetch them only where such a letter stands.
const hankenExtended = localFont({
  src: "../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2",
  variable: "--font-hanken-ext",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB" }],
});

const literataExtended = localFont({
  src: "../node_modules/@fontsource-variable/literata/files/literata-latin-ext-wght-normal.woff2",
  variable: "--font-literata-ext",
  weight: "200 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB" }],
});

const FACES = [hanken, literata, hankenExtended, literataExtended].map((face) => face.variable).join(" ");

export const metadata: Metadata = {
  title: "Evenkeel",
  robots: { index: false, follow: false },
  // Not "no-referrer": with it browsers send `Origin: null` on plain forms, and Leave would look foreign.
  referrer: "same-origin",
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: LIGHT.bg },
    { media: "(prefers-color-scheme: dark)", color: DARK.bg },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Each response carries its own nonce, so no page may be rendered ahead of its request.
  await headers();
  return (
    <html lang="en" className={FACES}>
      <body>{children}</body>
    </html>
  );
}
