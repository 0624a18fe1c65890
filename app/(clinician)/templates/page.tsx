import type { Metadata } from "next";
import type { TemplateKind } from "#lib/planning/rules-templates";
import type { TemplateFacts } from "#lib/planning/types";
import { PageHeader } from "#ui/page-header";
import { ToolIcon } from "#ui/tool-icon";
import { formatMoment } from "../../_ui/when";
import { LibraryNav } from "../library/_components/library-nav";
import { RetireForm } from "./_components/retire-form";
import { TemplateLines } from "./_components/template-lines";
import { type SessionChoice, UseForm } from "./_components/use-form";
import { loadTemplates } from "./loaders";

export const metadata: Metadata = { title: "Templates" };

const GROUPS: readonly { kind: TemplateKind; title: string; none: string | null }[] = [
  { kind: "own", title: "Your own", none: "Save any plan as a template: it appears here." },
  { kind: "practice", title: "Of the practice", none: null },
  { kind: "builtin", title: "Built in", none: null },
];

function Template({ template, sessions }: { template: TemplateFacts; sessions: readonly SessionChoice[] }) {
  const { id, title, minutes, about, lines, home, isMine } = template;
  const retired = lines.filter((line) => line.retired);
  return (
    <li className="py-1">
      <details className="group">
        <summary className="flex min-h-row cursor-pointer list-none flex-wrap items-center gap-x-4">
          <span className="inline-flex min-w-0 items-center gap-1.5 text-link font-medium">
            <span className="inline-flex text-text-muted group-open:rotate-180">
              <ToolIcon name="chevron-down" size={16} />
            </span>
            <span className="min-w-0 wrap-anywhere">{title}</span>
          </span>
          <span className="type-note type-figure">
            {minutes} minutes, {lines.length} parts
          </span>
        </summary>
        {about ? <p className="max-w-measure text-text-muted">{about}</p> : null}
        {retired.length > 0 ? (
          <p className="type-note mt-1">
            Left out when it is used, since it was retired: {retired.map((line) => line.title).join(", ")}.
          </p>
        ) : null}
        <TemplateLines lines={lines} />
        {home.length > 0 ? (
          <p className="type-note mt-2 max-w-measure">
            <span className="font-medium">Home:</span> {home.join("; ")}.
          </p>
        ) : null}
        {sessions.length > 0 ? <UseForm template={id} sessions={sessions} /> : null}
        {isMine ? <RetireForm templateId={id} title={title} /> : null}
      </details>
    </li>
  );
}

export default async function TemplatesPage() {
  const { templates, sessions } = await loadTemplates();
  const choices = sessions.map(({ coupleId, sessionId, codeName, number, startsAt, zone }) => ({
    coupleId,
    sessionId,
    label: `${codeName}, session ${number}, ${formatMoment(startsAt, zone)}`,
  }));
  return (
    <>
      <PageHeader
        title="Templates"
        description="Structure and minutes to begin a plan with. Nothing of a couple is in them."
      />
      <LibraryNav current="/templates" />
      {choices.length === 0 ? (
        <p className="type-note">
          Every session to come has a plan already. A template is used for one without.
        </p>
      ) : null}
      {GROUPS.map(({ kind, title, none }) => {
        const here = templates.filter((one) => one.kind === kind);
        return here.length === 0 && none === null ? null : (
          <section key={kind} aria-labelledby={`templates-${kind}`} className="mt-8">
            <h2 id={`templates-${kind}`} className="type-heading mb-1">
              {title}
            </h2>
            {here.length === 0 ? (
              <p className="text-text-muted">{none}</p>
            ) : (
              <ul className="ruled max-w-3xl border-y">
                {here.map((template) => (
                  <Template key={template.id} template={template} sessions={choices} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </>
  );
}
