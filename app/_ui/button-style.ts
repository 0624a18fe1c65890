export type ButtonKind = "primary" | "quiet" | "danger" | "plain";

/** Class names of everything that looks like a button, links included; their look is in `styles/buttons.css`. */
export function buttonStyle(kind: ButtonKind, wide: boolean): string {
  return `button button-${kind}${wide ? " w-full" : ""}`;
}
