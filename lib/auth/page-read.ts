import { notFound, redirect } from "next/navigation";
import { DomainError } from "#lib/kernel/errors";

/**
 * Runs a page's read. What the actor may not see answers with the not-found page and status; a session
 * that ended meanwhile leads to the door. Everything else goes to the error page.
 */
export async function pageRead<T>(read: () => Promise<T>): Promise<T> {
  let code: DomainError["code"];
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code !== "not_found" && error.code !== "forbidden" && error.code !== "signed_out") throw error;
    code = error.code;
  }
  if (code === "signed_out") redirect("/sign-in");
  notFound();
}
