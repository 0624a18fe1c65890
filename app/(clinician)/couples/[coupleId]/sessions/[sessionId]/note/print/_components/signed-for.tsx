import type { AuthorisationLine } from "#lib/notes/authorisations";
import type { NoteRecord } from "#lib/notes/types";
import { Link } from "#ui/link";
import { formatDate } from "../../../../../../../../_ui/when";

type SignedForProps = { coupleId: string; record: NoteRecord; authorised: readonly AuthorisationLine[] };

/** What was signed for this record and what for, on the screen alone: whoever releases it looks whether this is that. */
export function SignedFor({ coupleId, record, authorised }: SignedForProps) {
  const name = record === "joint" ? "the joint record" : `sub-file ${record.toUpperCase()}`;
  return (
    <section aria-labelledby="signed-for" className="flex max-w-measure flex-col gap-1">
      <h2 id="signed-for" className="type-label">
        Signed for {name}
      </h2>
      {authorised.length === 0 ? (
        <p className="text-text-muted">Nobody has signed for it.</p>
      ) : (
        <ul className="ruled border-y">
          {authorised.map((one) => (
            <li key={one.id} className="flex flex-col py-2">
              <p className="type-figure">
                {one.slot}, signed {formatDate(one.signedOn)}
                {one.withdrawnOn ? `, withdrawn ${formatDate(one.withdrawnOn)}` : null}
              </p>
              <p className="type-note wrap-anywhere">{one.purpose}</p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href={`/couples/${coupleId}/people#client`}>Write down or withdraw</Link>
      </p>
    </section>
  );
}
