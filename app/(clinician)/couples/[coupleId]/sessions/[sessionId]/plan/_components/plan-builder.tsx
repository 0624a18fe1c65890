"use client";
import { useActionState, useEffect, useRef, useState } from "react";
import { fieldErrors, IDLE } from "#lib/auth/form-state";
import {
  addExercise,
  addPlanItem,
  blockItem,
  clockTime,
  clockTimes,
  coverage,
  movedSentence,
  movePlanItem,
  notYetReviewed,
  removePlanItem,
  reviewItem,
  setDisposition,
  setMinutes,
} from "#lib/planning/rules";
import type {
  BlockTitle,
  LibraryEntry,
  OpenHomework,
  Phase,
  PlanFacts,
  PlanItem,
  PlanPage,
} from "#lib/planning/types";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { TimeBudgetBar } from "#ui/time-budget-bar";
import { UndoBar } from "#ui/undo-bar";
import { announce } from "../../../../../../../_ui/announce";
import { SaveStatus } from "../../../../../../_components/saving/save-status";
import { finalisePlanAction } from "../actions";
import { AddBlock } from "./add-block";
import { ConflictChoice } from "./conflict-choice";
import { ContextPane } from "./context-pane";
import { FinaliseForm } from "./finalise-form";
import { FittingList } from "./fitting-list";
import { LibraryPane } from "./library-pane";
import { newItemId } from "./new-item-id";
import type { PlanDeed } from "./plan-keys";
import { PlanList } from "./plan-list";
import type { RowFacts } from "./plan-row";
import { usePlan } from "./use-plan";
import { usePlanKeys } from "./use-plan-keys";

const BLOCK_MINUTES = 5;
const REVIEW_MINUTES = 5;

/** The plan of one session in the making: library, list and context, saved as it is changed. */
export function PlanBuilder({ page, plan: saved }: { page: PlanPage; plan: PlanFacts }) {
  const { session, library, weights, leads, openHomework } = page;
  const plan = usePlan(saved);
  const { items } = plan;
  const [finalised, finalise] = useActionState(finalisePlanAction, IDLE);
  const [removed, setRemoved] = useState<PlanItem | null>(null);
  const focusLater = useRef<string | null>(null);
  useEffect(() => {
    // A row that changes its place loses focus on the way; the same control takes it again.
    if (focusLater.current) document.getElementById(focusLater.current)?.focus();
    focusLater.current = null;
  });

  const change = (next: readonly PlanItem[]) => {
    // The offer to undo is for the last step; another step ends it.
    if (next !== items) setRemoved(null);
    plan.change(next);
  };
  const keepFocus = () => {
    focusLater.current = document.activeElement?.id || null;
  };
  const move = (id: string, direction: "up" | "down") => {
    const next = movePlanItem(items, id, direction);
    if (next === items) return;
    keepFocus();
    change(next);
    announce(movedSentence(items, next, id, session.startsAt, session.zone));
  };
  const remove = (id: string) => {
    const next = removePlanItem(items, id);
    const at = items.findIndex((item) => item.id === id);
    const item = items[at];
    if (next === items || !item) return;
    const neighbour = items[at + 1] ?? items[at - 1];
    focusLater.current = neighbour ? `remove-${neighbour.id}` : null;
    plan.change(next);
    setRemoved(item);
  };
  const addTo = (next: readonly PlanItem[], title: string) => {
    change(next);
    announce(`${title} added`);
  };
  const add = (entry: LibraryEntry) => addTo(addExercise(items, entry, newItemId()), entry.title);
  const addBlock = (title: BlockTitle, phase: Phase) =>
    addTo(addPlanItem(items, blockItem(title, phase, BLOCK_MINUTES, newItemId())), title);
  const review = (homework: OpenHomework) =>
    addTo(addPlanItem(items, reviewItem(homework, newItemId(), REVIEW_MINUTES)), homework.title);
  const undo = () => {
    if (!plan.canUndo) return;
    if (removed) focusLater.current = `remove-${removed.id}`;
    else keepFocus();
    plan.undo();
    setRemoved(null);
    announce("Undone");
  };
  const go = (id: string, direction: "up" | "down") => {
    const at = items.findIndex((item) => item.id === id);
    const target = items[at + (direction === "up" ? -1 : 1)];
    const control = document.activeElement?.id.replace(id, "");
    if (target && control) document.getElementById(`${control}${target.id}`)?.focus();
  };
  const changeMinutes = (id: string, by: number) => {
    const item = items.find((one) => one.id === id);
    if (!item) return;
    const next = setMinutes(items, id, item.minutes + by);
    change(next);
    announce(`${item.title} ${next.find((one) => one.id === id)?.minutes ?? item.minutes} minutes`);
  };
  usePlanKeys((deed: PlanDeed) => {
    if (deed.do === "undo") undo();
    else if (deed.do === "move") move(deed.id, deed.direction);
    else if (deed.do === "go") go(deed.id, deed.direction);
    else if (deed.do === "minutes") changeMinutes(deed.id, deed.by);
    else remove(deed.id);
  });

  const starts = clockTimes(items, session.startsAt, session.zone);
  const rows = items.map((item, place): RowFacts => {
    const refused = plan.save.kind === "refused" ? (plan.save.fields[item.id] ?? []) : [];
    return {
      item,
      place: place + 1,
      starts: starts[place] ?? "",
      lead: (item.exerciseSlug && leads[item.exerciseSlug]) || null,
      entry: (item.kind === "exercise" && library.find((one) => one.slug === item.exerciseSlug)) || null,
      homework: openHomework.find((one) => one.assignmentId === item.assignmentId) ?? null,
      errors: item.disposition === null ? [...fieldErrors(finalised, item.id), ...refused] : refused,
    };
  });
  const late = notYetReviewed(items, openHomework);
  const { theirs } = plan;

  return (
    <div className="grid gap-x-8 gap-y-10 rail:grid-cols-[minmax(0,1fr)_15rem] wide:grid-cols-[17rem_minmax(0,1fr)_15rem]">
      <section aria-labelledby="plan-title" className="min-w-0 rail:col-span-2 wide:order-2 wide:col-span-1">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id="plan-title" className="type-heading">
            Plan
          </h2>
          <div className="screen-only flex items-center gap-3">
            <SaveStatus
              save={plan.save}
              thing="plan"
              savedAt={(at) => clockTime(at, session.zone)}
              onRetry={() => void plan.flush()}
            />
            <Button onClick={undo} disabled={!plan.canUndo}>
              Undo
            </Button>
          </div>
        </div>
        {theirs ? (
          <ConflictChoice
            mine={items}
            theirs={theirs}
            zone={session.zone}
            onKeepMine={() => plan.keepMine(theirs)}
            onTakeTheirs={() => plan.takeTheirs(theirs)}
          />
        ) : null}
        <div className="mb-5">
          <TimeBudgetBar
            total={session.minutes}
            items={rows.map(({ item, lead }) => ({
              id: item.id,
              title: item.title,
              minutes: item.minutes,
              mechanism: lead,
            }))}
          />
        </div>
        {late.map((homework) => (
          <div key={homework.assignmentId} className="screen-only mb-3">
            <Notice action={<Button onClick={() => review(homework)}>Bring it into the review</Button>}>
              {homework.title} was given after this plan began.
            </Notice>
          </div>
        ))}
        <PlanList
          items={items}
          rows={rows}
          onMove={move}
          onRemove={remove}
          onMinutes={(id, minutes) => change(setMinutes(items, id, minutes))}
          onDispose={(id, disposition) => change(setDisposition(items, id, disposition))}
        />
        {removed ? (
          <div className="mt-3">
            <UndoBar message={`Removed ${removed.title}.`} onUndo={undo} onGone={() => setRemoved(null)} />
          </div>
        ) : null}
        <div className="screen-only mt-6 border-t pt-5">
          <FinaliseForm
            coupleId={page.couple.id}
            sessionId={session.id}
            items={items}
            plan={plan}
            state={finalised}
            send={finalise}
          />
        </div>
      </section>
      <section aria-labelledby="library-title" className="screen-only min-w-0 wide:order-1">
        <h2 id="library-title" className="type-heading mb-3">
          Library
        </h2>
        <h3 className="type-label mb-2">Fits this couple</h3>
        <FittingList
          coupleId={page.couple.id}
          suggested={page.suggested}
          entries={library}
          taken={new Set(items.flatMap(({ exerciseSlug }) => exerciseSlug ?? []))}
          freeMinutes={session.minutes - items.reduce((sum, { minutes }) => sum + minutes, 0)}
          onAdd={add}
        />
        <h3 className="type-label mb-2">All exercises</h3>
        <LibraryPane entries={library} onAdd={add} />
        <h3 className="type-label mt-6 mb-2">Blocks of time</h3>
        <AddBlock onAdd={addBlock} />
      </section>
      <div className="min-w-0 wide:order-3">
        <ContextPane
          coverage={coverage(items, weights)}
          minutes={session.minutes}
          previous={page.previous}
          library={library}
          onAdd={add}
        />
      </div>
    </div>
  );
}
