import type { Metadata } from "next";
import type { CardAnswer } from "#lib/homework/types";
import { Breadcrumb } from "#ui/breadcrumb";
import { CodeName } from "#ui/code-name";
import { Notice } from "#ui/notice";
import { PageHeader } from "#ui/page-header";
import { PrintButton } from "#ui/print-button";
import { PaperChoice } from "../../../_components/paper-choice";
import { answerWords } from "../_components/answer-words";
import { loadCard } from "./loaders";

export const metadata: Metadata = { title: "Card" };

type Props = PageProps<"/review/[taskId]/card">;

/** What either of them wrote; no letter and no name, since it goes home with both. */
function CardRow({ field, first, second, isSame }: CardAnswer) {
  const words = (answer: CardAnswer["first"]) => answerWords({ field, visibility: "shared", answer });
  const lines = isSame
    ? [["", words(first)] as const]
    : [["One of you: ", words(first)] as const, ["The other of you: ", words(second)] as const];
  return (
    <div className="keep-together py-3">
      <dt className="type-label">{field.label}</dt>
      {lines.map(([who, text]) => (
        <dd key={who} className="break-words">
          {who ? <span className="text-text-muted">{who}</span> : null}
          {text}
        </dd>
      ))}
    </div>
  );
}

/** One page on paper for the couple: what was revealed to both, and no code name. */
export default async function CardPage({ params, searchParams }: Props) {
  const [{ taskId }, search] = await Promise.all([params, searchParams]);
  const card = await loadCard(taskId);
  const paper = search.paper === "letter" ? "letter" : "a4";
  const here = `/review/${taskId}/card`;
  return (
    <div className={paper === "letter" ? "on-letter" : "on-a4"}>
      <div className="screen-only">
        <PageHeader
          above={
            <Breadcrumb
              items={[
                { href: "/review", label: "Review" },
                { href: `/review/${taskId}`, label: "Homework" },
              ]}
            />
          }
          title="Print the card"
          description={<CodeName>{card.codeName}</CodeName>}
        />
        {card.isHeld ? (
          <Notice title="Held for now">
            Nothing passes between the two at the moment, on paper neither. The card is back when that ends.
          </Notice>
        ) : (
          <div className="mb-8 flex flex-wrap items-center gap-x-8 gap-y-3">
            <PaperChoice paper={paper} hrefOf={(value) => `${here}?paper=${value}`} />
            <PrintButton />
          </div>
        )}
      </div>
      {card.isHeld ? null : (
        <article className="flex max-w-[45rem] flex-col gap-3">
          <h2 className="type-display">{card.title}</h2>
          <dl className="ruled">
            {card.answers.map((answer) => (
              <CardRow key={answer.field.name} {...answer} />
            ))}
          </dl>
        </article>
      )}
    </div>
  );
}
