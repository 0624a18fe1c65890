import type { ReactNode } from "react";

type EmptyStateProps = {
  title: ReactNode;
  /** What will appear here, and when. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
};

/** Stands where a list or chart will be: says what will appear and offers one step. No heading: one stands above it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex max-w-measure flex-col items-start gap-1 py-4">
      <p className="text-lg font-medium">{title}</p>
      {children ? <div className="text-text-muted">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
