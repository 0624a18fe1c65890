import { Link } from "#ui/link";
import { PrintButton } from "#ui/print-button";
import { PaperChoice } from "../../../../../_components/paper-choice";
import type { PrintKind } from "../print-address";
import { type PrintQuery, printAddress } from "../print-address";

type PrintChoicesProps = { slug: string; kind: PrintKind; query: PrintQuery };

function Choice({ href, label, isOn }: { href: string; label: string; isOn: boolean }) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isOn ? "true" : undefined}
        className="inline-flex min-h-6 min-w-6 items-center text-link aria-[current]:font-medium aria-[current]:text-text aria-[current]:no-underline"
      >
        {label}
      </Link>
    </li>
  );
}

/** Which paper it goes on, and how often; shown on the screen alone. */
export function PrintChoices({ slug, kind, query }: PrintChoicesProps) {
  const to = (change: Partial<PrintQuery>) => printAddress(slug, kind, { ...query, ...change });
  return (
    <div className="screen-only mb-8 flex flex-wrap items-center gap-x-8 gap-y-3 border-b pb-4">
      <PaperChoice paper={query.paper} hrefOf={(paper) => to({ paper })} />
      {kind === "handout" ? (
        <nav aria-label="Copies">
          <ul className="flex gap-4">
            <Choice href={to({ copies: 1 })} label="One copy" isOn={query.copies === 1} />
            <Choice href={to({ copies: 2 })} label="One for each partner" isOn={query.copies === 2} />
          </ul>
        </nav>
      ) : null}
      <PrintButton />
      <p className="type-note">Or print this page from your browser’s menu.</p>
    </div>
  );
}
