export type ButtonKind = "primary" | "quiet" | "danger" | "plain";

const SHAPE =
  "motion-press inline-flex min-h-control items-center justify-center gap-2 rounded-control border py-1 " +
  "text-center font-medium no-underline cursor-pointer select-none " +
  "disabled:cursor-not-allowed disabled:border-border disabled:bg-sunken disabled:text-text-muted " +
  "aria-disabled:cursor-progress";

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: "px-4 border-primary bg-primary text-on-primary hover:border-primary-hover hover:bg-primary-hover",
  quiet: "px-4 border-border-strong bg-surface text-text hover:border-text hover:bg-hover",
  danger: "px-4 border-danger bg-danger text-on-primary hover:border-text",
  plain: "px-2 border-transparent bg-transparent text-primary hover:bg-hover hover:text-primary-hover",
};

/** Class names of everything that looks like a button, links included. */
export function buttonStyle(kind: ButtonKind, wide: boolean): string {
  return `${SHAPE} ${KINDS[kind]}${wide ? " w-full" : ""}`;
}
