/** The one polite voice of a shell: put a sentence into `#live` and it is spoken. */
export function LiveRegion() {
  return <div role="status" aria-live="polite" id="live" className="sr-only" />;
}
