import { passTabletBack } from "#lib/auth/hand-over";
import { findLiveSession } from "#lib/auth/live-session";
import { DomainError } from "#lib/kernel/errors";

async function shut(tokenText: string | null): Promise<void> {
  const tablet = (await findLiveSession(tokenText))?.tablet;
  if (tablet && tablet.thing !== "none") await passTabletBack(tokenText, tablet);
}

/**
 * Shuts the one thing that is open on a handed-over tablet; where nothing is open, nothing happens. A second press at the
 * same moment ends as the first, and a last save that was noted meanwhile does not keep it open.
 */
export async function shutTablet(tokenText: string | null): Promise<void> {
  try {
    await shut(tokenText);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "signed_out") throw error;
    await shut(tokenText);
  }
}
