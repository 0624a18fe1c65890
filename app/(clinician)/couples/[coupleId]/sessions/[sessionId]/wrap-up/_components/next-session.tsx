"use client";
import { clockTime, dayLabel } from "#lib/planning/rules";
import type { SessionFacts, WallTime } from "#lib/planning/types";
import { LinkButton } from "#ui/link-button";
import { ScheduleForm } from "../../../_components/schedule-form";
import { scheduleNextAction } from "../actions";

type NextSessionProps = {
  coupleId: string;
  next: SessionFacts | null;
  suggested: WallTime;
  minutes: number;
};

/** When the couple comes next, or a form to set it. */
export function NextSession({ coupleId, next, suggested, minutes }: NextSessionProps) {
  if (next === null) {
    return (
      <ScheduleForm
        action={scheduleNextAction}
        coupleId={coupleId}
        suggested={suggested}
        minutes={minutes}
        label="Set the next session"
        kind="quiet"
      />
    );
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="type-figure">
        Session {next.number}, {dayLabel(next.startsAt, next.zone)}, {clockTime(next.startsAt, next.zone)},{" "}
        {next.minutes} minutes
      </p>
      <LinkButton href={`/couples/${coupleId}/sessions/${next.id}/plan`}>Open its plan</LinkButton>
    </div>
  );
}
