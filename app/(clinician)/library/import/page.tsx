import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { HardLink } from "#ui/hard-link";
import { PageHeader } from "#ui/page-header";
import { Part } from "../[slug]/_components/part";
import { ImportForm } from "./_components/import-form";
import { loadImport } from "./loaders";

export const metadata: Metadata = { title: "Import and export" };

const fileName = (place: number, of: number) =>
  of === 1 ? "All exercises of our own" : `All exercises of our own, file ${place + 1} of ${of}`;

export default async function ImportPage({ searchParams }: PageProps<"/library/import">) {
  const { refused } = await searchParams;
  const { longest, most, files } = await loadImport();
  return (
    <>
      <PageHeader
        title="Import and export"
        description="Exercises travel between practices as one file. There is nothing about any couple in it."
        above={<Breadcrumb items={[{ href: "/library", label: "Library" }]} />}
      />
      <div className="flex max-w-reading flex-col gap-8">
        <Part id="import" title="Import">
          <p className="max-w-measure">
            Each exercise of a file becomes a draft of your own, to be read and published by you. When one of
            them has a fault, none is imported. A file holds {most} exercises at most, in one million
            characters; the exports below keep to that.
          </p>
          <ImportForm longest={longest} wasTooLarge={refused === "length"} />
        </Part>
        <Part id="export" title="Export">
          <ul className="flex flex-col gap-1">
            {files.length === 0 ? (
              <li className="type-note">No exercise of your own is published yet.</li>
            ) : null}
            {files.map((count, place) => (
              <li key={fileName(place, files.length)}>
                <HardLink href={`/library/export/${place + 1}`}>{fileName(place, files.length)}</HardLink>{" "}
                <span className="type-note">
                  {count === 1 ? "1 exercise" : `${count} exercises`} in use, in the newest version.
                </span>
              </li>
            ))}
            <li>
              <HardLink href="/library/schema">The form of the file</HardLink>{" "}
              <span className="type-note">A JSON Schema, for writing one yourself.</span>
            </li>
          </ul>
          <p className="type-note">One exercise alone: open it, and choose “File” at its end.</p>
        </Part>
      </div>
    </>
  );
}
