import { DomainError } from "#lib/kernel/errors";

/** What a throttled read found; after too many tries nothing is looked up, and `wait` is the sentence that says so. */
export async function orWait<T>(read: () => Promise<T>): Promise<{ found: T | null; wait: string | null }> {
  try {
    return { found: await read(), wait: null };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "too_many_tries") throw error;
    return { found: null, wait: error.message };
  }
}
