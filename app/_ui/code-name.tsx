/** A couple's code name, set apart from every other word on the page. */
export function CodeName({ children }: { children: string }) {
  return (
    <span className="font-serif font-medium tracking-[0.04em] [font-variant-caps:small-caps]">
      {children}
    </span>
  );
}
