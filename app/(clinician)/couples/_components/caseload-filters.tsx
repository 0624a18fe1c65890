import type { CaseloadQuery } from "#lib/couples/schema";
import { STAGE_LABEL, STAGES } from "#lib/couples/types";
import { Link } from "#ui/link";
import { caseloadHref } from "./caseload-address";

type Chip = { label: string; href: string; on: boolean };

function Chips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-1 gap-y-1">
      <span className="type-note mr-2">{label}</span>
      {chips.map((chip) => (
        <Link
          key={chip.label}
          href={chip.href}
          aria-current={chip.on ? "true" : undefined}
          className="motion-press inline-flex min-h-control items-center rounded-full px-3 text-text-muted hover:bg-hover hover:text-text aria-[current=true]:bg-primary-tint aria-[current=true]:font-medium aria-[current=true]:text-text"
        >
          {chip.label}
        </Link>
      ))}
    </nav>
  );
}

/** Stage and state as links: the filter is the address, with or without scripts. */
export function CaseloadFilters({ query }: { query: CaseloadQuery }) {
  const stages: Chip[] = [
    { label: "All", href: caseloadHref(query, { stage: undefined }), on: !query.stage },
    ...STAGES.map((stage) => ({
      label: STAGE_LABEL[stage],
      href: caseloadHref(query, { stage }),
      on: query.stage === stage,
    })),
  ];
  const states: Chip[] = [
    { label: "Open", href: caseloadHref(query, { state: undefined }), on: !query.state },
    ...(["active", "paused", "closed"] as const).map((state) => ({
      label: state[0]?.toUpperCase() + state.slice(1),
      href: caseloadHref(query, { state }),
      on: query.state === state,
    })),
  ];
  return (
    <div className="screen-only mb-4 flex flex-wrap gap-x-8 gap-y-2">
      <Chips label="Stage" chips={stages} />
      <Chips label="State" chips={states} />
    </div>
  );
}
