import { HardLink } from "#ui/hard-link";
import { Link } from "#ui/link";
import { Part } from "./part";

type PrintPartProps = { at: string; slug: string; ofVersion: string };

/** What can be had of an exercise outside the app: on paper and as a file. */
export function PrintPart({ at, slug, ofVersion }: PrintPartProps) {
  const lines = [
    {
      href: `${at}/print/handout${ofVersion}`,
      label: "Handout",
      note: "For a partner: steps, room to write, a card to keep.",
    },
    {
      href: `${at}/print/sheet${ofVersion}`,
      label: "Exercise sheet",
      note: "For you: all of it, with gates and evidence.",
    },
  ];
  return (
    <div className="screen-only">
      <Part id="print" title="Print and take along">
        <ul className="flex flex-col gap-1">
          {lines.map(({ href, label, note }) => (
            <li key={href}>
              <Link href={href}>{label}</Link> <span className="type-note">{note}</span>
            </li>
          ))}
          <li>
            <HardLink href={`/library/${slug}/export`}>File</HardLink>{" "}
            <span className="type-note">To bring it into another practice.</span>
          </li>
        </ul>
      </Part>
    </div>
  );
}
