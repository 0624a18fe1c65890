"use client";
import { useState } from "react";
import type { Fit } from "#lib/planning/rules-fit";
import type { PlanItem } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Dialog } from "#ui/dialog";

type FitButtonProps = {
  minutes: number;
  /** Works out what would be done. */
  propose: () => Fit;
  onApply: (items: readonly PlanItem[]) => void;
};

/** Shows what would be trimmed and set aside to fit the session, and does it when asked to. */
export function FitButton({ minutes, propose, onApply }: FitButtonProps) {
  const [fit, setFit] = useState<Fit | null>(null);
  const close = () => setFit(null);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setFit(propose())}>
        Fit to {minutes}
      </Button>
      {fit ? (
        <Dialog
          open
          onClose={close}
          title={`Fit to ${minutes} minutes`}
          actions={
            <>
              <Button onClick={close}>Leave as is</Button>
              <Button
                kind="primary"
                onClick={() => {
                  close();
                  onApply(fit.items);
                }}
              >
                Apply
              </Button>
            </>
          }
        >
          <ul className="ruled border-y">
            {fit.trims.map(({ id, title, from, to }) => (
              <li key={id} className="flex justify-between gap-4 py-1.5">
                <span>{title}</span>
                <span className="type-figure shrink-0">
                  {from} to {to} min
                </span>
              </li>
            ))}
            {fit.aside.map(({ id, title, minutes: free }) => (
              <li key={id} className="flex justify-between gap-4 py-1.5">
                <span>{title}</span>
                <span className="type-figure shrink-0">set aside, {free} min</span>
              </li>
            ))}
          </ul>
          <p className="type-note">
            {fit.over > 0
              ? `${fit.over} minutes too many are left: nothing else can give.`
              : "Nothing goes below what it needs. Undo takes it back in one step."}
          </p>
        </Dialog>
      ) : null}
    </>
  );
}
