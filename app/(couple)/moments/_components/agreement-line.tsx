/** Which agreement on secrets counts for everything on the page; said once, before the first question. */
export function AgreementLine({ agreement }: { agreement: string }) {
  return <p className="type-note max-w-measure">{agreement}</p>;
}
