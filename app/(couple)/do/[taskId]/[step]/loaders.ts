import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { giveBackHref, turnHref } from "#lib/auth/handed-over";
import { opensTask, opensTurns, TABLET_HREF } from "#lib/auth/handed-tablet";
import { handedOverNow, isSentSignedOut, requireActor, tabletNow } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { answerIn, withoutUnasked } from "#lib/exercises/entries";
import { audienceOfField } from "#lib/exercises/rules";
import type { AnswerValue, Field } from "#lib/exercises/types";
import { tooSoon } from "#lib/homework/entry-writing";
import { looksBack, readBack, type WrittenPart } from "#lib/homework/read-back";
import { entryName, questionPages } from "#lib/homework/rules";
import type { OpenTask } from "#lib/homework/types";
import { addressOf, opennessOf, progressAt, stopAfter, stopBefore, stopsByAnswer } from "#lib/homework/walk";
import { loadTask } from "../loaders";

/** What every page of a question has, also one that is not open yet. */
type Frame = {
  taskId: string;
  /** "Day 2" in an entry of a repeated exercise. */
  entry: string | null;
  progress: { at: number; of: number };
  backHref: string;
};

export type LaterPage = Frame & { kind: "later"; opens: string; nextHref: string };

export type QuestionStep = Frame & {
  kind: "question";
  place: number;
  version: number;
  stopLine: string | null;
  steps: readonly string[];
  /** What both do in each turn, on the page of every one of them. */
  turnSteps: readonly string[];
  /** At a question that looks back: what was written so far. */
  written: readonly WrittenPart[];
  field: Field;
  audience: string;
  saved: AnswerValue | null;
  onward: Readonly<Record<string, string>>;
  /** On a tablet the turns are taken on it, and on no phone of theirs. */
  turn: { number: number; of: number; overHref: string; isTablet: boolean } | null;
};

function placeOf(step: string, task: OpenTask): number {
  const place = /^[1-9]\d{0,2}$/.test(step) ? Number(step) : 0;
  if (place === 0 || place > task.exercise.fields.length) notFound();
  return place;
}

function turnOf(field: Field, turn: string): { number: number; of: number } | null {
  if (field.type !== "turns") {
    if (turn !== "1") notFound();
    return null;
  }
  const of = field.rounds * 2;
  const number = /^[1-9]\d?$/.test(turn) ? Number(turn) : 0;
  if (number === 0 || number > of) notFound();
  return { number, of };
}

/**
 * One question of an open task, by its place from 1. One that an earlier answer took away leads on; one that
 * waits for another day says so. A place that is not there is not found. Null after a plain form was sent
 * signed out.
 */
export async function loadStep(
  taskId: string,
  step: string,
  turn = "1",
): Promise<QuestionStep | LaterPage | null> {
  if (await isSentSignedOut()) return null;
  const task = await loadTask(taskId, `${step}/${turn}`);
  const tablet = await tabletNow();
  const isPassedOn = (await handedOverNow()) !== null || tablet?.thing === "turn";
  const { exercise, answers, today } = task;
  const place = placeOf(step, task);
  const page = questionPages(exercise).pages[place - 1];
  if (!page) notFound();
  const { field } = page;
  const base = `/do/${task.id}`;
  const nextHref = addressOf(base, stopAfter(exercise, place, answers, today));
  // A turn on a tablet opens without the answers that could take its question away.
  const kept = withoutUnasked(exercise.fields, answers);
  if (!tablet?.turn && opennessOf(field, kept, today) === "hidden") redirect(nextHref as Route);
  const frame: Frame = {
    taskId: task.id,
    entry: exercise.repeat && field.entry ? entryName(exercise.repeat.unit, field.entry) : null,
    progress: progressAt(exercise, place, answers, today),
    backHref: addressOf(base, stopBefore(exercise, place, answers, today)),
  };
  const [opens] = tooSoon(exercise, answers, { [field.name]: "" }, today, task.noted)[field.name] ?? [];
  if (opens) return { ...frame, kind: "later", opens, nextHref };
  const turns = turnOf(field, turn);
  const stops = isPassedOn ? {} : stopsByAnswer(exercise, place, answers, today);
  return {
    ...frame,
    // Back from a later turn is the hand-over: what stood before it belongs to the other holder of the phone.
    backHref: turn === "1" ? frame.backHref : `${base}/${place}/over/${turn}`,
    kind: "question",
    place,
    version: task.version,
    stopLine: exercise.stopLine,
    // Of the two-minute version only the questions are shown; its instruction stood on the first page.
    steps: task.smaller || turn !== "1" ? [] : page.steps.filter((text) => !page.turnSteps.includes(text)),
    turnSteps: task.smaller ? [] : page.turnSteps,
    written: looksBack(field, exercise, { isPassedOn }) ? readBack(exercise, answers) : [],
    field,
    audience: ["therapist", "reveal"].includes(field.visibility)
      ? `${audienceOfField(field)} ${agreementLine(task.agreement)}`
      : audienceOfField(field),
    saved: answerIn(answers, field.name) ?? null,
    onward: Object.fromEntries(
      Object.entries(stops).map(([answer, stop]) => [answer, addressOf(base, stop)]),
    ),
    turn: turns && { ...turns, overHref: `${base}/${place}/over`, isTablet: tablet !== null },
  };
}

/** The page between two turns: whose turn comes, and where the phone's new holder goes from there. */
export async function loadHandOver(taskId: string, step: string, turn: string) {
  const onTablet = (await tabletNow()) !== null;
  // A tablet has a page of its own for that, without the number of anybody's task.
  if (onTablet && turn !== "back") redirect(TABLET_HREF);
  const task = await loadTask(taskId, `${step}/${turn}`);
  const { exercise, answers, today } = task;
  const place = placeOf(step, task);
  const field = exercise.fields[place - 1];
  if (field?.type !== "turns") notFound();
  const base = `/do/${task.id}`;
  if (turn === "back") {
    const nextHref = addressOf(base, stopAfter(exercise, place, answers, today));
    if (onTablet) redirect(nextHref as Route);
    return { back: true, nextHref };
  }
  if (turn === "1") notFound();
  const number = turnOf(field, turn)?.number ?? 2;
  return { back: false, nextHref: `${base}/${place}/turn/${number}` };
}

export type GiveBack =
  | { state: "signed_out" | "in_hand" }
  | { state: "turns_done"; turnHref: string }
  | { state: "passed_on"; address: string; turnHref: string };

/**
 * Whether the phone is passed on, for the page to give it back, or the turns on a tablet are over; then nothing of the
 * task is read. Signed out
 * after a plain form was sent by somebody whose session had ended.
 */
export async function loadGiveBack(taskId: string, step: string): Promise<GiveBack> {
  if (await isSentSignedOut()) return { state: "signed_out" };
  await requireActor(
    "partner",
    () => true,
    (tablet) => opensTask(tablet, taskId) || opensTurns(tablet, taskId),
  );
  const turn = (await tabletNow())?.turn;
  if (turn) return { state: "turns_done", turnHref: turnHref({ taskId, ...turn, turn: turn.number }) };
  const handed = await handedOverNow();
  if (!handed) return { state: "in_hand" };
  const address = giveBackHref(handed);
  if (address !== `/do/${taskId}/${step}/over/back`) redirect(address as Route);
  return { state: "passed_on", address, turnHref: turnHref(handed) };
}
