import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons for the page as a whole; the main one last. */
  actions?: ReactNode;
  /** A breadcrumb or a back link. */
  above?: ReactNode;
};

/** The one h1 of a page, ruled off with the house line. */
export function PageHeader({ title, description, actions, above }: PageHeaderProps) {
  return (
    <header className="mb-8 couple:mb-6">
      {above ? <div className="mb-2">{above}</div> : null}
      <div className="keel-rule flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-4">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="type-display">{title}</h1>
          {description ? <div className="max-w-measure text-text-muted">{description}</div> : null}
        </div>
        {actions ? <div className="screen-only flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
