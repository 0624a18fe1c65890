import type { ReactNode } from "react";

type EmptyStateProps = {
  title: ReactNode;
  /** What will appear here, and when. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
};

/** Stands where a list or chart will be: says what will appear and offers one step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex max-w-measure flex-col items-start gap-2 py-6">
      <p className="type-heading keel-rule mb-2 w-full pb-3">{title}</p>
      {children ? <div className="text-text-muted">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
