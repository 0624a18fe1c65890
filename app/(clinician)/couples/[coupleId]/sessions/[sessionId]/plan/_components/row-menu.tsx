"use client";
import { PHASE_LABEL, PHASES, type PlanItem } from "#lib/planning/types";
import { Menu, type MenuGroup } from "#ui/menu";
import { ToolIcon } from "#ui/tool-icon";
import type { PlanDeed } from "../../../../../../_components/keys/plan-keys";

type RowMenuProps = {
  item: PlanItem;
  canMoveUp: boolean;
  canMoveDown: boolean;
  onDeed: (deed: PlanDeed) => void;
};

/** Everything that can be done with one item, in words, with its key. */
export function RowMenu({ item, canMoveUp, canMoveDown, onDeed }: RowMenuProps) {
  const { id, title, phase, kind } = item;
  const groups = (): MenuGroup[] => [
    {
      key: "step",
      choices: [
        {
          label: "Move up",
          hint: "Alt ↑",
          off: !canMoveUp,
          onChoose: () => onDeed({ do: "move", id, move: "up" }),
        },
        {
          label: "Move down",
          hint: "Alt ↓",
          off: !canMoveDown,
          onChoose: () => onDeed({ do: "move", id, move: "down" }),
        },
      ],
    },
    {
      key: "phase",
      title: "Move to",
      choices: PHASES.filter((one) => one !== phase).map((one) => ({
        label: PHASE_LABEL[one],
        onChoose: () => onDeed({ do: "move", id, move: { phase: one, before: null } }),
      })),
    },
    {
      key: "rest",
      choices: [
        {
          label: item.state === "set_aside" ? "Take back into the plan" : "Set aside",
          hint: "S",
          onChoose: () => onDeed({ do: "aside", id }),
        },
        {
          label: "Duplicate",
          hint: "D",
          off: kind === "review",
          onChoose: () => onDeed({ do: "duplicate", id }),
        },
        {
          label: kind === "review" ? "Leaves by a decision" : "Remove",
          hint: kind === "review" ? undefined : "Del",
          off: kind === "review",
          onChoose: () => onDeed({ do: "remove", id }),
        },
      ],
    },
  ];
  return (
    <Menu id={`choices-${id}`} label={`Choices for ${title}`} groups={groups}>
      <ToolIcon name="more" />
    </Menu>
  );
}
