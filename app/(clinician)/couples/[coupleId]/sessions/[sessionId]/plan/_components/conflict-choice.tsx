"use client";
import { useEffect, useRef, useState } from "react";
import { type Choice, type Clash, type Merge, settleClashes } from "#lib/planning/rules-merge";
import { DISPOSITION_LABEL, PHASE_LABEL, type PlanItem } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { newItemId } from "./new-item-id";

type ConflictChoiceProps = {
  merge: Merge;
  title: string;
  /** What both did, and where everything else is. */
  lead: string;
  /** What one item of each hand is called here, and everything of it. */
  hands: Readonly<Record<"mine" | "theirs", { one: string; all: string }>>;
  onSettle: (items: readonly PlanItem[]) => void;
};

/** One item as one hand left it. */
function asLeft(item: PlanItem | null): string {
  if (item === null) return "taken out";
  const decision = item.disposition ? `, ${DISPOSITION_LABEL[item.disposition].toLowerCase()}` : "";
  return `${item.minutes} min in ${PHASE_LABEL[item.phase]}${item.state === "set_aside" ? ", set aside" : ""}${decision}`;
}

const CHOICES: readonly Choice[] = ["mine", "theirs", "both"];

const choicesFor = ({ mine, theirs }: Clash) =>
  CHOICES.filter((choice) => choice !== "both" || (mine && theirs && mine.kind !== "review"));

/** Two hands changed the same items of one plan: a choice for each of them. Everything else is joined already. */
export function ConflictChoice({ merge, title, lead, hands, onSettle }: ConflictChoiceProps) {
  const box = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  useEffect(() => box.current?.focus(), []);
  const all = (choice: Choice) => Object.fromEntries(merge.clashes.map(({ id }) => [id, choice]));
  const settle = (chosen: Readonly<Record<string, Choice>>) =>
    onSettle(settleClashes(merge, chosen, newItemId));
  return (
    <div ref={box} tabIndex={-1} role="alertdialog" aria-label="Choose item by item" className="mb-4">
      <Notice
        kind="warning"
        title={title}
        action={
          <>
            <Button kind="primary" onClick={() => settle(choices)}>
              Go on with these
            </Button>
            <Button onClick={() => settle(all("mine"))}>{hands.mine.all}</Button>
            <Button onClick={() => settle(all("theirs"))}>{hands.theirs.all}</Button>
          </>
        }
      >
        <p>{lead}</p>
        <ul className="mt-2 flex flex-col gap-2">
          {merge.clashes.map((clash) => (
            <li key={clash.id}>
              <fieldset className="min-w-0">
                <legend className="font-medium">{clash.title}</legend>
                <div className="flex flex-wrap gap-x-4">
                  {choicesFor(clash).map((choice) => (
                    <label key={choice} className="inline-flex min-h-8 items-center gap-1.5">
                      <input
                        type="radio"
                        name={`clash-${clash.id}`}
                        className="accent-text"
                        checked={(choices[clash.id] ?? "mine") === choice}
                        onChange={() => setChoices({ ...choices, [clash.id]: choice })}
                      />
                      {choice === "both" ? "Both" : hands[choice].one}
                      {choice === "both" ? null : (
                        <span className="type-note text-current">
                          ({asLeft(choice === "mine" ? clash.mine : clash.theirs)})
                        </span>
                      )}
                    </label>
                  ))}
                </div>
              </fieldset>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
