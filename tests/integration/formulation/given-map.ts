import type postgres from "postgres";
import { type SaveLoopMapInput, saveLoopMapInput } from "#lib/formulation/map-schema";
import { saveLoopMap } from "#lib/formulation/save-map";
import type { Id } from "#lib/kernel/ids";
import { asPractice, type World } from "#tests/support/people";

/** A loop map as its form sends it, with these fields in place of its own. */
export function mapInput(
  coupleId: Id,
  fields: Readonly<Record<string, string>> = {},
  version = 0,
): SaveLoopMapInput {
  return saveLoopMapInput.parse({
    coupleId,
    version: String(version),
    name: "The echo",
    "A.soft": "Scared of being too much",
    "A.reach": "Asks whether we are okay",
    "A.respond": "Explains at length",
    "B.soft": "Afraid of getting it wrong",
    "B.reach": "Offers to sort things out",
    "B.respond": "Goes quiet",
    exceptions: "On walks",
    hypotheses: "Fear of loss drives it",
    "A.soft_reach.mechanism": "attachment",
    "A.soft_reach.confidence": "medium",
    "A.soft_reach.evidence": "Asked four times in one session",
    ...fields,
  });
}

/** Saves a first map and returns the number of its version. */
export async function savedMap(owner: postgres.Sql, world: World): Promise<Id> {
  await saveLoopMap(world.treating, mapInput(world.coupleId));
  const [row] = await asPractice(
    owner,
    world.practiceId,
    (tx) => tx<{ id: Id }[]>`select id from loop_map where couple_id = ${world.coupleId}`,
  );
  if (!row) throw new Error("no map was saved");
  return row.id;
}
