"use client";
import { Button } from "#ui/button";

/** Prints the page; the plan's list is what goes on paper. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
