"use client";
import { memo, useState } from "react";
import { BLOCK_TITLES, type BlockTitle, PHASE_LABEL, PHASES, type Phase } from "#lib/planning/types";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Select } from "#ui/select";

type AddBlockProps = { onAdd: (title: BlockTitle, phase: Phase) => void };

function Block({ onAdd }: AddBlockProps) {
  const [title, setTitle] = useState<BlockTitle>("Open time");
  const [phase, setPhase] = useState<Phase>("core");
  return (
    <div className="grid grid-cols-2 items-end gap-3">
      <Field id="block-title" label="Block">
        {(control) => (
          <Select
            {...control}
            value={title}
            onChange={(event) =>
              setTitle(BLOCK_TITLES.find((one) => one === event.target.value) ?? "Open time")
            }
            options={BLOCK_TITLES.map((value) => ({ value, label: value }))}
          />
        )}
      </Field>
      <Field id="block-phase" label="Part">
        {(control) => (
          <Select
            {...control}
            value={phase}
            onChange={(event) => setPhase(PHASES.find((one) => one === event.target.value) ?? "core")}
            options={PHASES.map((value) => ({ value, label: PHASE_LABEL[value] }))}
          />
        )}
      </Field>
      <Button onClick={() => onAdd(title, phase)}>Add block</Button>
    </div>
  );
}

/** Adds a named block of time. Names come from a list: a plan is no place for notes. */
export const AddBlock = memo(Block);
