import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { HardLink, HardLinkButton } from "#ui/hard-link";
import { formatMoment } from "../../_ui/when";
import * as WORDS from "../_components/words";
import { Row } from "./_components/row";
import { loadHome } from "./loaders";

export const metadata: Metadata = { title: "Today" };

const words = WORDS.home;

function timeWords(minutes: number): string {
  return `It takes about ${minutes} minutes. ${words.taskTime}`;
}

function waitingWords(questions: number): string {
  return questions === 1 ? words.waiting : words.waitingMany(questions);
}

export default async function HomePage({ searchParams }: PageProps<"/home">) {
  const isAll = (await searchParams).more === "yes";
  const { tasks, more, checkInOpen, questions, question, later, toRead, appointment, together, ourMap } =
    await loadHome(isAll);
  const rows = [checkInOpen, questions, question, later, toRead, appointment, together, ourMap];
  const empty = tasks.length === 0 && !rows.some(Boolean);
  return (
    <>
      <h1 className="type-display keel-rule pb-4">{words.title}</h1>
      {empty ? <EmptyState title={words.empty} /> : null}
      <ul className="ruled mt-2">
        {tasks.map((task, index) => (
          <Row
            key={task.id}
            title={index === 0 ? words.task : words.another}
            action={
              <HardLinkButton href={`/do/${task.id}`} kind={index === 0 ? "primary" : "quiet"} wide>
                {task.started ? words.goOn : words.start}
              </HardLinkButton>
            }
          >
            {task.waiting > 0 ? waitingWords(task.waiting) : timeWords(task.minutes)}
          </Row>
        ))}
        {more > 0 ? (
          <li className="py-2">
            <HardLink href="/home?more=yes" className="inline-flex min-h-control items-center text-link">
              {words.more(more)}
            </HardLink>
          </li>
        ) : null}
        {checkInOpen ? (
          <Row
            title={words.checkIn}
            action={
              <HardLinkButton href="/check-in" kind={tasks.length === 0 ? "primary" : "quiet"} wide>
                {words.start}
              </HardLinkButton>
            }
          >
            {words.checkInTime}
          </Row>
        ) : null}
        {questions ? (
          <Row
            title={words.questions}
            action={
              <HardLinkButton href="/questions/1" wide>
                {words.start}
              </HardLinkButton>
            }
          >
            {words.questionsTime}
          </Row>
        ) : null}
        {question ? (
          <Row
            title={words.question}
            action={
              <HardLinkButton href="/okay" wide>
                {words.start}
              </HardLinkButton>
            }
          >
            {words.questionTime}
          </Row>
        ) : null}
        {later ? (
          <Row
            title={words.later}
            action={
              <HardLinkButton href="/moments/later" wide>
                {words.start}
              </HardLinkButton>
            }
          >
            {words.laterTime}
          </Row>
        ) : null}
        {toRead ? (
          <Row
            title={words.toRead}
            action={
              <HardLinkButton href="/who-can-see#agreement-title" wide>
                {words.read}
              </HardLinkButton>
            }
          >
            {words.toReadTime}
          </Row>
        ) : null}
        {appointment ? (
          <Row title={words.appointment}>
            <time dateTime={appointment.startsAt.toISOString()}>
              {formatMoment(appointment.startsAt, appointment.zone)}
            </time>
          </Row>
        ) : null}
      </ul>
      <div className="mt-auto flex flex-col gap-4 border-t pt-4 text-text-muted">
        <p className="flex flex-col">
          <HardLink href="/moments" className="inline-flex min-h-control items-center text-link">
            {words.moments}
          </HardLink>
          {words.momentsLine}
        </p>
        {ourMap ? (
          <p className="flex flex-col">
            <HardLink href="/our-map" className="inline-flex min-h-control items-center text-link">
              {WORDS.ourMap.title}
            </HardLink>
            {WORDS.ourMap.line}
          </p>
        ) : null}
        {together ? (
          <p className="flex flex-col">
            <HardLink href="/together" className="inline-flex min-h-control items-center text-link">
              {WORDS.together.title}
            </HardLink>
            {WORDS.together.line}
          </p>
        ) : null}
      </div>
    </>
  );
}
