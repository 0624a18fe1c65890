"use client";
import type { Mechanism } from "#lib/exercises/types";
import { Badge } from "#ui/badge";
import { Link } from "#ui/link";
import { MechanismGlyph } from "#ui/mechanism-glyph";

/** An exercise of the list, in words. */
export type LibraryItem = {
  id: string;
  slug: string;
  href: string;
  title: string;
  aim: string;
  mechanisms: readonly Mechanism[];
  time: string;
  stages: string;
  kind: string;
  /** Where it is added to a plan; null where it cannot be. */
  addHref: string | null;
  evidence: string;
  isOurs: boolean;
  /** Null where it is in use. */
  state: string | null;
  /** What stands against it. */
  against: readonly string[];
};

function Entry({ item }: { item: LibraryItem }) {
  return (
    <li
      data-line
      data-exercise={item.id}
      className="keep-together grid gap-x-8 gap-y-2 py-4 sheet:grid-cols-[minmax(0,1fr)_14rem] rail:grid-cols-[minmax(0,1fr)_19rem] wide:grid-cols-[minmax(0,1fr)_15rem_16rem]"
    >
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="type-heading">
          <Link id={item.slug} href={item.href}>
            {item.title}
          </Link>
        </h2>
        <p className="max-w-measure">{item.aim}</p>
        <p className="flex flex-wrap gap-x-4">
          {item.mechanisms.map((mechanism) => (
            <MechanismGlyph key={mechanism} name={mechanism} />
          ))}
        </p>
      </div>
      <div className="flex flex-col items-start gap-1 text-text-muted wide:pt-1">
        <p className="type-figure">{item.time}</p>
        <p>{item.stages}</p>
        <p>{item.kind}</p>
        {item.addHref === null ? null : (
          <Link href={item.addHref} aria-describedby={item.slug}>
            Add to plan
          </Link>
        )}
      </div>
      <div className="flex flex-col items-start gap-1 text-text-muted sheet:col-start-2 wide:col-start-3 wide:pt-1">
        <p className="flex flex-wrap gap-1.5">
          <Badge>{item.evidence}</Badge>
          {item.isOurs ? <Badge kind="strong">Ours</Badge> : null}
          {item.state === null ? null : <Badge kind="sample">{item.state}</Badge>}
        </p>
        {item.against.map((line) => (
          <p key={line} className="type-note">
            {line}
          </p>
        ))}
      </div>
    </li>
  );
}

/**
 * The exercises one under the other, apart by hairlines alone. It is sent as words, not as the elements they stand in: a
 * page of a library is long, and would be written out twice.
 */
export function LibraryList({ items }: { items: readonly LibraryItem[] }) {
  return (
    <ul className="ruled">
      {items.map((item) => (
        <Entry key={item.id} item={item} />
      ))}
    </ul>
  );
}
