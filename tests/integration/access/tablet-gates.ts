import type { HandedTablet } from "#lib/auth/handed-tablet";
import { type Id, newId } from "#lib/kernel/ids";

/** The forms of the page a tablet stands on, which are there for whatever it was given for. */
export const TABLET_FORMS = ["(couple)/tablet startOnTabletAction", "(couple)/tablet takeTabletBackAction"];

/** What is open on a tablet, by what it was given for. */
export const OPEN_ON_TABLET: readonly [HandedTablet["thing"], readonly string[]][] = [
  ["check", ["(couple)/after sendSessionCheckAction"]],
  ["waiting", []],
  [
    "task",
    [
      "(couple)/do/[taskId] chooseFormAction",
      "(couple)/do/[taskId]/[step] saveStepAction",
      "(couple)/do/[taskId]/end sendTaskAction",
    ],
  ],
  ["next", []],
  ["turn", ["(couple)/do/[taskId]/[step] saveStepAction"]],
  ["none", []],
];

type Ids = { coupleId: Id; sessionId: Id; partnerId: Id; taskId: Id };

/** The mark of a tablet that A holds, for the second turn of the first question where it goes to and fro. */
export function markFor(thing: HandedTablet["thing"], { taskId, ...ids }: Ids): HandedTablet {
  const isTurn = thing === "next" || thing === "turn";
  return {
    ...ids,
    slot: "A",
    thing,
    taskId: isTurn || thing === "task" || thing === "waiting" ? taskId : null,
    version: 0,
    other: isTurn ? { partnerId: newId(), taskId: newId() } : null,
    turn: isTurn ? { place: 1, number: 2, seconds: 0, field: "turns" } : null,
  };
}
