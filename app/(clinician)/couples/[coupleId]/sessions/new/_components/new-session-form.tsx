"use client";
import type { WallTime } from "#lib/planning/types";
import { ScheduleForm } from "../../_components/schedule-form";
import { scheduleSessionAction } from "../actions";

type NewSessionFormProps = { coupleId: string; suggested: WallTime; minutes: number };

export function NewSessionForm(props: NewSessionFormProps) {
  return <ScheduleForm {...props} action={scheduleSessionAction} label="Set the date and plan" whole />;
}
