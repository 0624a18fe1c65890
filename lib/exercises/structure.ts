/** How deep anything in an exercise or a file of them stands; the built-in ones need 7. */
const DEEPEST = 30;

/** Keys that reach into an object's own making; no exercise has one. */
const MAKING = new Set(["__proto__", "constructor", "prototype"]);

/** What is wrong with how a value is put together, and where: `exercises.0.__proto__`. */
export interface StructureFault {
  readonly path: string;
  readonly message: string;
}

/**
 * What no parser is to be let loose on: values in one another deeper than any exercise needs, and keys that reach into
 * an object's making. Goes through a value without calling itself, so nothing is too deep for it.
 */
export function structureFaults(value: unknown): StructureFault[] {
  const faults: StructureFault[] = [];
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value, path: "", depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: one, path, depth } = next;
    if (typeof one !== "object" || one === null) continue;
    if (depth >= DEEPEST) {
      return [
        { path: path.split(".").slice(0, 4).join("."), message: "This is nested too deep to be read." },
      ];
    }
    for (const [key, inner] of Object.entries(one)) {
      const at = path === "" ? key : `${path}.${key}`;
      if (MAKING.has(key)) faults.push({ path: at, message: "This name cannot be used in a file." });
      else waiting.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return faults;
}

/** Whether a value is put together so that it can be read. */
export function isReadable(value: unknown): boolean {
  return structureFaults(value).length === 0;
}
