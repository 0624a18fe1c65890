import type { ComponentProps, ReactNode } from "react";

type IconButtonProps = Omit<ComponentProps<"button">, "className" | "style" | "type"> & {
  /** What it does, in words; read out and shown on hover. */
  label: string;
  children: ReactNode;
  /** Keeps its place and its focus, but does nothing. */
  off?: boolean;
};

/** A square button with a drawing, named in words. */
export function IconButton({ label, children, off = false, onClick, ...button }: IconButtonProps) {
  return (
    <button
      {...button}
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={off || undefined}
      onClick={off ? undefined : onClick}
      className="icon-button"
    >
      {children}
    </button>
  );
}
