import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { PageHeader } from "#ui/page-header";
import { Part } from "../_components/part";
import { ChangeList } from "./_components/change-list";
import { CompareForm } from "./_components/compare-form";
import { VersionLines } from "./_components/version-lines";
import { loadVersions } from "./loaders";

export const metadata: Metadata = { title: "Versions" };

export default async function HistoryPage({ params, searchParams }: PageProps<"/library/[slug]/history">) {
  const [{ slug }, search] = await Promise.all([params, searchParams]);
  const { title, lines, timeZone, compared } = await loadVersions(slug, search);
  return (
    <>
      <PageHeader
        title="Versions"
        description={`What a couple was given keeps its version. “${title}” changes only by a new one.`}
        above={
          <Breadcrumb
            items={[
              { href: "/library", label: "Library" },
              { href: `/library/${slug}`, label: title },
            ]}
          />
        }
      />
      <div className="flex max-w-reading flex-col gap-8">
        <Part id="versions" title="All versions">
          <VersionLines slug={slug} lines={lines} timeZone={timeZone} />
        </Part>
        {compared === null ? (
          <p className="type-note">There is one version so far. What a next one changes will stand here.</p>
        ) : (
          <Part id="changes" title={`What changed from version ${compared.from} to ${compared.to}`}>
            <CompareForm
              versions={lines.map(({ version }) => version)}
              from={compared.from}
              to={compared.to}
            />
            <ChangeList changes={compared.changes} />
          </Part>
        )}
      </div>
    </>
  );
}
