import { httpWork, type Target, type Viewer } from "#tests/bench/http-work";
import type { Side, Stage } from "#tests/bench/stage";
import type { World } from "#tests/bench/world";

/** A page that has to be there and to show `mark`. */
export function page(
  name: string,
  title: string,
  side: (stage: Stage) => Side,
  viewer: (world: World, worker: number) => Viewer,
  mark: (world: World, worker: number) => string,
): Target {
  return {
    name,
    title,
    floor: "empty-page",
    view: (world) => viewer(world, 0),
    open: (stage, connections) =>
      httpWork(
        stage,
        side(stage).server,
        connections,
        (worker) => {
          const { path, cookie } = viewer(stage.world, worker);
          return { method: "GET", path, headers: { cookie } };
        },
        (answer, worker) => answer.status === 200 && answer.body.includes(mark(stage.world, worker)),
      ),
  };
}

export const small = (stage: Stage) => stage.small;
export const big = (stage: Stage) => stage.big;

/** One of a list, the same for the same worker. */
export function pick<T>(list: readonly T[], worker: number): T {
  const found = list[worker % list.length];
  if (found === undefined) throw new RangeError("The bench's world is empty.");
  return found;
}
