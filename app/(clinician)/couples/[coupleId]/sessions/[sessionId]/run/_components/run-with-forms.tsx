"use client";
import { useRouter } from "next/navigation";
import { FormProblems } from "#ui/form-problems";
import { useFormAction } from "#ui/use-form-action";
import { RunScreen, type RunScreenProps } from "../../../../../../../_run/run-screen";
import { endRunAction, recordRunAction } from "../actions";

/** The screen of a run with the plain forms beneath it: where no script runs, each button is one of these. */
export function RunWithForms(props: Omit<RunScreenProps, "plain" | "onNewItem">) {
  const router = useRouter();
  const [recorded, record] = useFormAction(recordRunAction);
  const [ended, end] = useFormAction(endRunAction);
  return (
    <>
      <FormProblems state={recorded} fieldIds={{ actualMinutes: "actualMinutes" }} />
      <FormProblems state={ended} fieldIds={{}} />
      <RunScreen {...props} plain={{ record, end }} onNewItem={router.refresh} />
    </>
  );
}
