import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import * as WORDS from "./words";

type OtherWordsProps = {
  /** The answer as its writer would read it; null where there is none. */
  words: string | null;
  /** Null where the form itself says what to do. */
  choose: { keep: () => void; take: () => void } | null;
};

/** The same field as another window saved it, beside the one typed here: neither is lost, the writer picks. */
export function OtherWords({ words, choose }: OtherWordsProps) {
  return (
    <div role="alert">
      <Notice
        title={choose ? WORDS.step.stale : WORDS.step.staleOther}
        action={
          choose ? (
            <>
              <Button kind="primary" onClick={choose.keep}>
                {WORDS.step.staleKeep}
              </Button>
              <Button onClick={choose.take}>{WORDS.step.staleTake}</Button>
            </>
          ) : null
        }
      >
        {choose ? <p className="type-note">{WORDS.step.staleOther}</p> : null}
        <p className="whitespace-pre-wrap break-words">{words ?? WORDS.step.staleBlank}</p>
      </Notice>
    </div>
  );
}
