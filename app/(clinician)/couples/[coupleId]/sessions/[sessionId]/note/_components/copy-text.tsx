"use client";
import { useState } from "react";
import { Button } from "#ui/button";
import { TextArea } from "#ui/text-area";
import { announce } from "../../../../../../../_ui/announce";

/** Copies a note as plain text. Where a browser does not let it, the text stands there to be taken by hand. */
export function CopyText({ text }: { text: () => string }) {
  const [byHand, setByHand] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const plain = text();
    try {
      await navigator.clipboard.writeText(plain);
      setCopied(true);
      announce("Copied as plain text.");
    } catch {
      setByHand(plain);
    }
  };
  return (
    <>
      <div className="noscript:hidden flex items-center gap-2">
        <Button kind="plain" onClick={copy}>
          Copy as plain text
        </Button>
        {copied ? <span className="type-note">Copied</span> : null}
      </div>
      {byHand === null ? null : (
        <div className="flex w-full flex-col gap-1">
          <label htmlFor="plain-text" className="type-label">
            The note as plain text
          </label>
          <TextArea id="plain-text" readOnly value={byHand} onFocus={(event) => event.target.select()} />
        </div>
      )}
    </>
  );
}
