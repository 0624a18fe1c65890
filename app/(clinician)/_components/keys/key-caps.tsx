const NAMES: Readonly<Record<string, string>> = { mod: "Ctrl", Escape: "Esc", "-": "−" };

const cap = (key: string) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** Keys as caps: "g t" one after the other, "mod+k" held together, "-|=" one or the other. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {keys.split(/(?<=[ |])/).map((step) => (
        <span key={step} className="inline-flex items-center gap-1">
          {step.split(/\+(?=.)/).map((key) => (
            <kbd key={key} className="key-cap">
              {cap(key.replace(/[ |]$/, ""))}
            </kbd>
          ))}
          {step.endsWith(" ") ? <span className="type-note">then</span> : null}
        </span>
      ))}
    </span>
  );
}
