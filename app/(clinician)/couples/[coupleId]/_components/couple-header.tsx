import type { ReactNode } from "react";
import type { CoupleState, Stage } from "#lib/couples/types";
import { STAGE_LABEL } from "#lib/couples/types";
import { Badge } from "#ui/badge";
import { Breadcrumb } from "#ui/breadcrumb";
import { CodeName } from "#ui/code-name";
import { PageHeader } from "#ui/page-header";
import { SectionNav } from "#ui/section-nav";

type CoupleHeaderProps = {
  couple: { id: string; codeName: string; stage: Stage; state: CoupleState };
  /** The part of the record shown. */
  part: "overview" | "formulation" | "notes" | "progress" | "people";
  actions?: ReactNode;
};

/** Code name, stage and the parts of one couple's record. */
export function CoupleHeader({ couple, part, actions }: CoupleHeaderProps) {
  const base = `/couples/${couple.id}`;
  const parts = [
    { href: base, label: "Overview", key: "overview" },
    { href: `${base}/formulation`, label: "Formulation", key: "formulation" },
    { href: `${base}/notes`, label: "Notes", key: "notes", shortcut: "note" },
    { href: `${base}/progress`, label: "Progress", key: "progress" },
    { href: `${base}/people`, label: "People and safety", key: "people" },
  ];
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ href: "/couples", label: "Couples" }]} />}
        title={<CodeName>{couple.codeName}</CodeName>}
        description={
          <span className="inline-flex items-center gap-2">
            {STAGE_LABEL[couple.stage]} stage
            {couple.state === "active" ? null : <Badge>{couple.state}</Badge>}
          </span>
        }
        actions={actions}
      />
      <SectionNav
        label="Parts of this record"
        items={parts}
        current={parts.find((p) => p.key === part)?.href ?? base}
      />
    </>
  );
}
