import type { Metadata } from "next";
import { EmptyState } from "#ui/empty-state";
import { HardLink, HardLinkButton } from "#ui/hard-link";
import { formatMoment } from "../../_ui/when";
import * as WORDS from "../_components/words";
import { Row } from "./_components/row";
import { loadHome } from "./loaders";

export const metadata: Metadata = { title: "Today" };

const words = WORDS.home;

/** Something that waits, and where it is done. */
type OpenRow = {
  href: string;
  title: string;
  time: string;
  press?: string;
  kind?: "primary" | "quiet";
};

function timeWords(minutes: number): string {
  return `It takes about ${minutes} minutes. ${words.taskTime}`;
}

function waitingWords(questions: number): string {
  return questions === 1 ? words.waiting : words.waitingMany(questions);
}

export default async function HomePage({ searchParams }: PageProps<"/home">) {
  const isAll = (await searchParams).more === "yes";
  const home = await loadHome(isAll);
  const { tasks, more, appointment } = home;
  const first = tasks.length === 0 ? ("primary" as const) : ("quiet" as const);
  const open: readonly OpenRow[] = [
    home.afterOpen && { href: "/after", title: words.after, time: words.afterTime, kind: first },
    home.checkInOpen && { href: "/check-in", title: words.checkIn, time: words.checkInTime, kind: first },
    home.questions && { href: "/questions/1", title: words.questions, time: words.questionsTime },
    home.question && { href: "/okay", title: words.question, time: words.questionTime },
    home.later && { href: "/moments/later", title: words.later, time: words.laterTime },
    home.toRead && {
      href: "/who-can-see#agreement-title",
      title: words.toRead,
      time: words.toReadTime,
      press: words.read,
    },
  ].filter((row) => row !== false);
  const rooms = [
    { href: "/moments", title: words.moments, line: words.momentsLine },
    home.ourMap && { href: "/our-map", ...WORDS.ourMap },
    home.ourPlan && { href: "/our-plan", ...WORDS.ourPlan },
    home.together && { href: "/together", ...WORDS.together },
  ].filter((room) => room !== false);
  const empty = tasks.length + open.length === 0 && !home.paused && !appointment && rooms.length === 1;
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
        {home.paused ? (
          <Row title={tasks.length === 0 ? words.task : words.another}>{words.paused}</Row>
        ) : null}
        {open.map(({ href, title, time, press = words.start, kind = "quiet" }) => (
          <Row
            key={href}
            title={title}
            action={
              <HardLinkButton href={href} kind={kind} wide>
                {press}
              </HardLinkButton>
            }
          >
            {time}
          </Row>
        ))}
        {appointment ? (
          <Row
            title={words.appointment}
            action={
              <p className="flex flex-col text-text-muted">
                <HardLink
                  href="/home/calendar"
                  className="inline-flex min-h-control items-center self-start text-link"
                >
                  {words.calendar}
                </HardLink>
                {words.calendarLine}
              </p>
            }
          >
            <time dateTime={appointment.startsAt.toISOString()}>
              {formatMoment(appointment.startsAt, appointment.zone)}
            </time>
          </Row>
        ) : null}
      </ul>
      <div className="mt-auto flex flex-col gap-4 border-t pt-4 text-text-muted">
        {rooms.map(({ href, title, line }) => (
          <p key={href} className="flex flex-col">
            <HardLink href={href} className="inline-flex min-h-control items-center text-link">
              {title}
            </HardLink>
            {line}
          </p>
        ))}
      </div>
    </>
  );
}
