import type { ReactNode } from "react";
import { Link } from "../link";
import { ToolIcon } from "../tool-icon";

type HeaderCellProps = {
  sorted: false | "asc" | "desc";
  href: string | undefined;
  align: "start" | "end";
  children: ReactNode;
};

/** One column header: a link that sorts where sorting is offered, plain words otherwise. */
export function HeaderCell({ sorted, href, align, children }: HeaderCellProps) {
  const order = sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined;
  return (
    <th scope="col" aria-sort={order} data-align={align}>
      {href === undefined ? (
        <span className="inline-flex min-h-6 items-center">{children}</span>
      ) : (
        <Link href={href} className="inline-flex min-h-6 items-center gap-1 hover:text-text hover:underline">
          <span className={order ? "text-text" : undefined}>{children}</span>
          {order ? <ToolIcon name={order === "ascending" ? "arrow-up" : "arrow-down"} size={14} /> : null}
        </Link>
      )}
    </th>
  );
}
