import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import ErrorPage from "../../../app/error";

const place = vi.hoisted(() => ({ path: "/home" }));
vi.mock("next/navigation", () => ({
  usePathname: () => place.path,
  useRouter: () => ({ refresh: () => undefined }),
}));

const drawn = () => renderToStaticMarkup(<ErrorPage error={new Error("down")} reset={() => undefined} />);

describe("the page in place of one that could not be read", () => {
  beforeEach(() => {
    place.path = "/home";
  });

  it.each(["/home", "/do/1/2", "/check-in", "/who-can-see"])("keeps Leave and Help now on %s", (path) => {
    place.path = path;
    const page = drawn();
    expect(page).toContain('action="/leave"');
    expect(page).toContain('href="/help-now"');
    expect(page).toContain("Try again");
  });

  it("shows the staff no way out that is not theirs", () => {
    for (const path of ["/today", "/homework-of-staff"]) {
      place.path = path;
      expect(drawn()).not.toContain('action="/leave"');
    }
  });
});
