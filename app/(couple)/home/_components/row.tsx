import type { ReactNode } from "react";

/** One thing on the start page: its name, a line about it, and the step to take. */
export function Row({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <li className="flex flex-col gap-3 py-5">
      <div className="flex flex-col gap-1">
        <h2 className="type-title">{title}</h2>
        <p className="text-text-muted">{children}</p>
      </div>
      {action ? <div>{action}</div> : null}
    </li>
  );
}
