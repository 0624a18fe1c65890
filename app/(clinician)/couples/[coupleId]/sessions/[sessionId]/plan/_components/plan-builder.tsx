"use client";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { clockTime, notYetReviewed, plannedMinutes } from "#lib/planning/rules";
import { homeworkDecided } from "#lib/planning/rules-attendees";
import { fitPlan } from "#lib/planning/rules-fit";
import type { LibraryEntry, PlanFacts, PlanPage } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { ToolIcon } from "#ui/tool-icon";
import { UndoBar } from "#ui/undo-bar";
import { useFormAction } from "#ui/use-form-action";
import { KeepHere } from "../../../../../../../_device/keep-here";
import { useScripted } from "../../../../../../../_ui/use-scripted";
import type { Pane } from "../../../../../../_components/keys/plan-keys";
import { SaveStatus } from "../../../../../../_components/saving/save-status";
import { finalisePlanAction } from "../actions";
import { AddBlock } from "./add-block";
import { CheckDialog } from "./check-dialog";
import { ConflictChoice } from "./conflict-choice";
import { ContextPane } from "./context-pane";
import { FinaliseForm } from "./finalise-form";
import { FitButton } from "./fit-button";
import { FittingList } from "./fitting-list";
import { IconButton } from "./icon-button";
import { LibraryPane } from "./library-pane";
import { OfflineLine } from "./offline-line";
import { PlanBudget } from "./plan-budget";
import { PlanList } from "./plan-list";
import { knownFor, rowsOf } from "./row-facts";
import { SidePane } from "./side-pane";
import { useChecks } from "./use-checks";
import { useKnown } from "./use-known";
import { usePlan } from "./use-plan";
import { usePlanDeeds } from "./use-plan-deeds";
import { usePlanKeys } from "./use-plan-keys";

const OTHER_HANDS = {
  mine: { one: "Mine", all: "All mine" },
  theirs: { one: "The other", all: "All of the other" },
};
const EARLIER_HANDS = {
  mine: { one: "As it is now", all: "All as it is now" },
  theirs: { one: "As kept earlier", all: "All as kept earlier" },
};
const NOTHING_REFUSED: Readonly<Record<string, string[]>> = {};

type PlanBuilderProps = {
  page: PlanPage;
  plan: PlanFacts /** Whose device may keep what is unsaved. */;
  owner: string;
};

/** The plan of one session in the making: library, list and context, saved as it is changed. */
export function PlanBuilder({ page, plan: saved, owner }: PlanBuilderProps) {
  const { session, openHomework } = page;
  const { library, weights, leads, typical, withEntry } = useKnown(page);
  const plan = usePlan(saved, { owner, sessionId: session.id });
  const lies = plan.isOwn ? "on this device" : "in this window";
  const { items, theirs, merge } = plan;
  const [finalised, finalise] = useFormAction(finalisePlanAction);
  // What only scripts can use is drawn once they run, so that the page itself is light.
  const isLive = useScripted();
  const [pane, setPane] = useState<Pane | null>(null);
  const deeds = usePlanDeeds(plan, session);
  const checks = useChecks(page.checks, deeds);
  const onAdd = useCallback(
    (entry: LibraryEntry) => withEntry(entry, checks.onAdd),
    [withEntry, checks.onAdd],
  );
  const onAddBelow = useCallback(
    (entry: LibraryEntry) => withEntry(entry, checks.onAddBelow),
    [withEntry, checks.onAddBelow],
  );
  usePlanKeys(deeds.onDeed, (named) => setPane(pane === named ? null : named));

  const { attendees } = session;
  const { outOfList, settled, beyond } = page;
  const known = useMemo(
    () => knownFor({ library, beyond, leads, openHomework, attendees, settled, outOfList }),
    [library, beyond, leads, openHomework, attendees, settled, outOfList],
  );
  const refused = plan.save.kind === "refused" ? plan.save.fields : NOTHING_REFUSED;
  const { said } = checks;
  const rows = useMemo(
    () => rowsOf(items, known, { checked: said, finalised, refused }),
    [items, known, said, finalised, refused],
  );
  // What stands beside the list follows it one paint later, so that the row that was pressed is not kept waiting.
  const shown = useDeferredValue(items);

  return (
    <div className="grid gap-x-6 gap-y-8 rail:grid-cols-[15rem_minmax(0,1fr)] wide:grid-cols-[15rem_minmax(0,1fr)_13rem] min-[90rem]:grid-cols-[18.75rem_minmax(0,1fr)_16rem]">
      <section aria-labelledby="plan-title" className="min-w-0 rail:col-start-2 rail:row-start-1">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h2 id="plan-title" className="type-heading">
            Plan
          </h2>
          <div className="screen-only flex flex-wrap items-center gap-2">
            <SaveStatus
              save={plan.save}
              thing="plan"
              lies={lies}
              savedAt={(at) => clockTime(at, session.zone)}
              onRetry={plan.retry}
            />
            <span className="flex">
              <IconButton label="Undo" off={!plan.canUndo} onClick={deeds.undo}>
                <ToolIcon name="undo" />
              </IconButton>
              <IconButton label="Redo" off={!plan.canRedo} onClick={deeds.redo}>
                <ToolIcon name="redo" />
              </IconButton>
            </span>
            <span className="rail:hidden">
              <Button data-key="search" onClick={() => setPane("library")}>
                Library
              </Button>
            </span>
            <span className="wide:hidden">
              <Button onClick={() => setPane("context")}>Coverage</Button>
            </span>
          </div>
        </div>
        <OfflineLine isUnreachable={plan.save.kind === "unreachable"} lies={lies} />
        {theirs && merge && merge.clashes.length > 0 ? (
          <ConflictChoice
            key={theirs.version}
            merge={merge}
            title={`This plan was also changed in another window, saved at ${clockTime(theirs.savedAt, session.zone)}`}
            lead="Both changed what is listed here. All other changes are in the list below already."
            hands={OTHER_HANDS}
            onSettle={(next) => plan.settle(theirs, next)}
          />
        ) : null}
        {plan.older ? (
          <ConflictChoice
            key={plan.older.keptAt}
            merge={plan.older.merge}
            title={`An earlier window kept other changes here, the last at ${clockTime(new Date(plan.older.keptAt), session.zone)}`}
            lead="What is listed here differs. Go on with what you choose; the rest of the earlier window's changes comes with it."
            hands={EARLIER_HANDS}
            onSettle={plan.older.settle}
          />
        ) : null}
        <div className="mb-4">
          <PlanBudget items={shown} leads={leads} minutes={session.minutes} />
          {plannedMinutes(items) > session.minutes ? (
            <div className="screen-only mt-2">
              <FitButton
                minutes={session.minutes}
                propose={() =>
                  fitPlan(items, session.minutes, (item) => known.entryOf(item)?.minutes ?? null)
                }
                onApply={deeds.onFit}
              />
            </div>
          ) : null}
        </div>
        {notYetReviewed(items, homeworkDecided(openHomework, attendees)).map((homework) => (
          <div key={homework.assignmentId} className="screen-only mb-3">
            <Notice
              action={<Button onClick={() => deeds.onReview(homework)}>Bring it into the review</Button>}
            >
              {homework.title} was given after this plan began.
            </Notice>
          </div>
        ))}
        <PlanList
          session={session}
          items={items}
          rows={rows}
          onDeed={deeds.onDeed}
          onCheck={checks.onCheck}
          onInstead={checks.onInstead}
          onAddBefore={deeds.onAddBefore}
        />
        {deeds.removed ? (
          <div className="mt-3">
            <UndoBar
              message={`Removed ${deeds.removed.title}.`}
              onUndo={deeds.undo}
              onGone={deeds.forgetRemoved}
            />
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
        <div className="screen-only mt-5">
          <KeepHere thing="plan" isOwn={plan.isOwn} onTurn={plan.turnOwn} />
        </div>
      </section>
      {checks.asked ? (
        <CheckDialog
          coupleId={page.couple.id}
          sessionId={session.id}
          entry={checks.asked}
          onClose={checks.close}
          onDone={checks.done}
        />
      ) : null}
      <SidePane title="Library" from="rail" open={pane === "library"} onClose={() => setPane(null)}>
        <h3 className="type-heading mb-2">Fits this couple</h3>
        <FittingList items={shown} page={page} entries={library} onAdd={checks.onAdd} />
        {isLive ? (
          <>
            <h3 className="type-heading mb-2">All exercises</h3>
            <LibraryPane
              coupleId={page.couple.id}
              sessionId={session.id}
              entries={library}
              unused={page.unused}
              onAdd={onAdd}
              onAddBelow={onAddBelow}
            />
            <h3 className="type-heading mt-6 mb-2">Blocks of time</h3>
            <AddBlock onAdd={deeds.onAddBlock} />
          </>
        ) : null}
      </SidePane>
      <SidePane title="Coverage" from="wide" open={pane === "context"} onClose={() => setPane(null)}>
        <ContextPane
          items={shown}
          page={page}
          weights={weights}
          typical={typical}
          library={library}
          onAdd={checks.onAdd}
        />
      </SidePane>
    </div>
  );
}
