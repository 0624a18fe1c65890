import type { ChangeWords } from "./change-words";

/** What changed, place by place, with the words before and after. */
export function ChangeList({ changes }: { changes: readonly ChangeWords[] }) {
  if (changes.length === 0) return <p>Nothing changed but the number.</p>;
  return (
    <ol className="ruled">
      {changes.map(({ place, before, after }) => (
        <li key={`${place} ${before} ${after}`} className="keep-together flex flex-col gap-1 py-3">
          <h3 className="type-label">{place}</h3>
          {before === null ? null : (
            <p>
              <span className="type-note">{after === null ? "Taken out: " : "Was: "}</span>
              <del className="decoration-1">{before}</del>
            </p>
          )}
          {after === null ? null : (
            <p>
              <span className="type-note">{before === null ? "Added: " : "Is: "}</span>
              <ins className="no-underline">{after}</ins>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
