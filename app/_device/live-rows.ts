const NAME = "evenkeel-row ";

const locks = (): LockManager | null =>
  typeof navigator !== "undefined" && "locks" in navigator ? navigator.locks : null;

/** Says that a window still has its row in hand; the browser takes that back when the window goes, however it goes. */
export function holdRow(id: string): () => void {
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  // Where the browser refuses, rows are told apart by nothing, as where it knows no locks.
  void locks()
    ?.request(NAME + id, () => held)
    .catch(() => undefined);
  return letGo;
}

/** The rows that an open window has in hand; none where the browser cannot tell. */
export async function liveRows(): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = (await locks()?.query()) ?? {};
    return new Set(held.flatMap(({ name }) => (name?.startsWith(NAME) ? name.slice(NAME.length) : [])));
  } catch {
    return new Set();
  }
}
