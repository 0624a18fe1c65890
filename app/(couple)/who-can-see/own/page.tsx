import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { EmptyState } from "#ui/empty-state";
import { KeptForm } from "../../_components/kept-form";
import { DeleteForm } from "./_components/delete-form";
import { deleteKeptAction } from "./actions";
import { loadOwn } from "./loaders";
import { own as words } from "./words";

export const metadata: Metadata = { title: "Who can see what" };

/** Every piece that was sent has the same line: whether it held anything, and whether that is gone, shows nowhere. */
export default async function OwnPage() {
  const rows = await loadOwn();
  if (!rows) return <KeptForm action={deleteKeptAction} address="/who-can-see/own" />;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <BackLink href="/who-can-see" />
        <h1 className="type-display">{words.title}</h1>
      </div>
      <div className="reading">
        <p>{words.text}</p>
        <p>{words.stays}</p>
      </div>
      <p className="text-text-muted">
        {words.quiet} {words.afterwards}
      </p>
      <DeleteForm label={words.all} text={words.allText} />
      <section aria-labelledby="days-title">
        <h2 id="days-title" className="type-title">
          {words.listTitle}
        </h2>
        {rows.length === 0 ? <EmptyState title={words.empty} /> : null}
        <ul className="ruled">
          {rows.map(({ taskId, label }) => (
            <li key={taskId} className="py-2">
              <DeleteForm label={label} text={words.oneText} taskId={taskId} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
