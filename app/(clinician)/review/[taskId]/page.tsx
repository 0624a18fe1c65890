import type { Metadata } from "next";
import { Badge } from "#ui/badge";
import { Breadcrumb } from "#ui/breadcrumb";
import { Button } from "#ui/button";
import { CodeName } from "#ui/code-name";
import { DefinitionList } from "#ui/definition-list";
import { Link } from "#ui/link";
import { PageHeader } from "#ui/page-header";
import { formatMoment } from "../../../_ui/when";
import { ReviewKeys } from "../_components/review-keys";
import { AnswerList } from "./_components/answer-list";
import { derivedWords, saidUnderWords, sliderWords } from "./_components/answer-words";
import { OwnAnswers } from "./_components/own-answers";
import { RatingForm } from "./_components/rating-form";
import { RATING_FORM } from "./_components/rating-form-id";
import { ResponseFlags } from "./_components/response-flags";
import { SharingPart } from "./_components/sharing-part";
import { loadResponse } from "./loaders";

export const metadata: Metadata = { title: "Homework" };

export default async function ResponsePage({ params }: PageProps<"/review/[taskId]">) {
  const { response, timeZone, strained, singleKeys } = await loadResponse((await params).taskId);
  const { check } = response;
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ href: "/review", label: "Review" }]} />}
        title={response.title}
        description={
          <span className="inline-flex flex-wrap items-center gap-2">
            <Link href={`/couples/${response.coupleId}`}>
              <CodeName>{response.codeName}</CodeName>
            </Link>
            partner {response.slot}, sent {formatMoment(response.submittedAt, timeZone)}
            {response.outcome === "stopped" ? ". Stopped early, and that counts." : null}
            {response.smaller ? (
              <Badge>{response.ownChoice ? "Short version, own choice" : "Short version"}</Badge>
            ) : null}
            {response.reviewed ? <Badge kind="strong">Reviewed</Badge> : null}
          </span>
        }
        actions={
          response.reviewed ? null : (
            <Button
              type="submit"
              kind="primary"
              form={RATING_FORM}
              name="onward"
              value="inbox"
              data-key="reviewed"
            >
              Mark reviewed
            </Button>
          )
        }
      />
      <ResponseFlags strained={strained} response={response} />
      <div className="grid gap-8 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <section aria-labelledby="answers">
          <h2 id="answers" className="type-heading mb-2 border-b pb-2">
            Answers
          </h2>
          <AnswerList fields={response.fields} repeat={response.repeat} sharing={response.sharing} />
          <OwnAnswers taskId={response.taskId} own={response.own} />
          <SharingPart taskId={response.taskId} sharing={response.sharing} />
          {response.hasCard ? (
            <p className="mt-3">
              <Link href={`/review/${response.taskId}/card`}>Print the card they keep</Link>
            </p>
          ) : null}
        </section>
        <section aria-labelledby="check" className="flex flex-col gap-4">
          <h2 id="check" className="type-heading border-b pb-2">
            How it was
          </h2>
          <DefinitionList
            items={[
              { term: "Useful", detail: sliderWords(check.useful) },
              { term: "Upset or strained", detail: sliderWords(check.upset) },
              { term: "Would do it again", detail: sliderWords(check.again) },
              ...(response.agreementKept === null
                ? []
                : [{ term: "Kept their agreement", detail: response.agreementKept ? "Yes" : "No" }]),
              ...response.derived.map((one) => ({ term: one.label, detail: derivedWords(one) })),
            ]}
          />
          <p className="text-text-muted">{saidUnderWords(response.saidUnder)}</p>
          <RatingForm
            taskId={response.taskId}
            quality={response.quality}
            cue={response.qualityCue}
            isReviewed={response.reviewed}
          />
        </section>
      </div>
      {response.reviewed ? null : <ReviewKeys on={singleKeys} />}
    </>
  );
}
