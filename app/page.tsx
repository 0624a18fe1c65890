import { redirect } from "next/navigation";
import { HOME_OF } from "#lib/auth/home-of";
import { currentSession } from "#lib/auth/require-actor";

/** The bare address leads to the reader's own first page, or to the door. */
export default async function Start() {
  const session = await currentSession();
  redirect(session ? HOME_OF[session.role] : "/sign-in");
}
