import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { ExerciseSheet } from "./_components/exercise-sheet";
import { Handout } from "./_components/handout";
import { PrintChoices } from "./_components/print-choices";
import { loadPrint } from "./loaders";

type Props = PageProps<"/library/[slug]/print/[kind]">;

/** The sheet is the therapist's and named after its exercise; a handout can land on a shared device and is not. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ slug, kind }, search] = await Promise.all([params, searchParams]);
  if (kind !== "sheet") return { title: "Handout" };
  return { title: `Exercise sheet: ${(await loadPrint(slug, kind, search)).exercise.title}` };
}

export default async function PrintPage({ params, searchParams }: Props) {
  const [{ slug, kind }, search] = await Promise.all([params, searchParams]);
  const print = await loadPrint(slug, kind, search);
  const { exercise, query } = print;
  const copies = print.kind === "handout" && query.copies === 2 ? ["first", "second"] : ["only"];
  return (
    <div className={query.paper === "letter" ? "on-letter" : "on-a4"}>
      <Breadcrumb
        items={[
          { href: "/library", label: "Library" },
          { href: `/library/${slug}`, label: exercise.title },
        ]}
      />
      <PrintChoices slug={slug} kind={print.kind} query={query} />
      {copies.map((copy) => (
        <div key={copy} className="new-page">
          {print.kind === "handout" ? (
            <Handout exercise={exercise} />
          ) : (
            <ExerciseSheet exercise={exercise} byClass={print.byClass} />
          )}
        </div>
      ))}
    </div>
  );
}
