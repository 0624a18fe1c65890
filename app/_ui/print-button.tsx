"use client";
import { Button } from "./button";

/** Prints the page; what stands on paper is for the page to say. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
