import { redirect } from "next/navigation";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import CoupleLayout from "../../../app/(couple)/layout";
import ErrorPage from "../../../app/error";

const session = vi.hoisted(() => ({ find: (): Promise<never> => Promise.reject(new Error("down")) }));
vi.mock("#lib/auth/require-actor", () => ({
  deviceNow: () => Promise.resolve(null),
  tabletNow: () => session.find(),
  isSentSignedOut: () => Promise.resolve(false),
  requireActor: () => session.find(),
  shellFacts: () => session.find(),
}));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  useRouter: () => ({ refresh: () => undefined }),
}));

const room = async () => renderToStaticMarkup(await CoupleLayout({ children: <p>The page</p> }));

describe("where the records cannot be read", () => {
  it("keeps Leave and Help now on every page of a partner, since their frame never fails", async () => {
    const page = await room();
    expect(page).toContain('action="/leave"');
    expect(page).toContain('href="/help-now"');
    expect(page).toContain("The page");
  });

  it("still leads to the door whoever is not signed in", async () => {
    session.find = async () => redirect("/sign-in");
    await expect(room()).rejects.toMatchObject({ digest: expect.stringContaining("/sign-in") });
  });

  it("shows the staff no way out that is not theirs, and the way to try again", () => {
    const page = renderToStaticMarkup(<ErrorPage error={new Error("down")} reset={() => undefined} />);
    expect(page).not.toContain('action="/leave"');
    expect(page).toContain("Try again");
  });
});
