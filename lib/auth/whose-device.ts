import { unstable_rethrow } from "next/navigation";

type Session = { role: string; tablet: object | null };

/**
 * Whose device a partner's page is drawn on: a phone that a partner is signed in on, or a therapist's tablet that was
 * handed over. Null where that is not known: nobody is signed in any more, or the session could not be read.
 */
export async function whoseDevice(read: () => Promise<Session | null>): Promise<"phone" | "tablet" | null> {
  try {
    const session = await read();
    if (session?.tablet) return "tablet";
    return session?.role === "partner" ? "phone" : null;
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
