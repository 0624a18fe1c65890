"use client";
import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { IDLE } from "#lib/auth/form-state";
import { FormProblems } from "#ui/form-problems";
import { RunScreen, type RunScreenProps } from "../../../../../../../_run/run-screen";
import { endRunAction, recordRunAction } from "../actions";

/** The screen of a run with the plain forms beneath it: where no script runs, each button is one of these. */
export function RunWithForms(props: Omit<RunScreenProps, "plain" | "onNewItem">) {
  const router = useRouter();
  const [recorded, record] = useActionState(recordRunAction, IDLE);
  const [ended, end] = useActionState(endRunAction, IDLE);
  return (
    <>
      <FormProblems state={recorded} fieldIds={{ actualMinutes: "actualMinutes" }} />
      <FormProblems state={ended} fieldIds={{}} />
      <RunScreen {...props} plain={{ record, end }} onNewItem={router.refresh} />
    </>
  );
}
