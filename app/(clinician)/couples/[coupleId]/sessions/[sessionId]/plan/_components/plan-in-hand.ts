/** A plan that is being changed on this page. */
type InHand = { isDirty: () => boolean; flush: () => Promise<boolean> };

const inHand = new Map<string, InHand>();

/** Lets what stands beside a session's plan save it first; answers with how to stop. */
export function holdPlan(sessionId: string, plan: InHand): () => void {
  inHand.set(sessionId, plan);
  return () => {
    if (inHand.get(sessionId) === plan) inHand.delete(sessionId);
  };
}

/** Saves what is not saved yet of a session's plan: null where there is nothing, else whether it is saved now. */
export function savePlanFirst(sessionId: string): Promise<boolean> | null {
  const plan = inHand.get(sessionId);
  return plan?.isDirty() ? plan.flush() : null;
}
