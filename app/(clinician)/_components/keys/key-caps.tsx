const NAMES: Readonly<Record<string, string>> = { mod: "Ctrl", Escape: "Esc" };

const cap = (key: string) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** The keys of one row as caps: one after the other, or held together. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keys.split(" ").map((step, place) => (
        <span key={step} className="inline-flex items-center gap-1">
          {place > 0 ? <span className="type-note">then</span> : null}
          {step.split("+").map((key) => (
            <kbd key={key} className="key-cap">
              {cap(key)}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
