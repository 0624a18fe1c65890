import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { FormState } from "#lib/auth/form-state";
import { assignHomeworkInput } from "#lib/homework/schema";
import { newId } from "#lib/kernel/ids";
import {
  OpensChoice,
  typedRelease,
} from "../../../app/(clinician)/couples/[coupleId]/sessions/[sessionId]/wrap-up/_components/opens-choice";

const ASK = "Write a whole number from 1 to 14.";
const refused = (everyDays: string): FormState => ({
  status: "refused",
  code: "invalid_input",
  message: "Please look at the marked fields.",
  fields: { everyDays: [ASK] },
  values: { opens: "every", everyDays, times: "3" },
});
const input = (change: object) =>
  assignHomeworkInput.safeParse({
    ...{ requestId: newId(), coupleId: newId(), exerciseSlug: "bids-week", dueOn: "2026-11-24", for: "both" },
    ...{ opens: "every", everyDays: "7", times: "2" },
    ...change,
  });

describe("every so many days", () => {
  it.each(["0", "2.5", "15", "-1", "often"])("says which numbers are possible instead of %s", (typed) => {
    const { error } = input({ everyDays: typed });
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([[["everyDays"], ASK]]);
  });

  it("asks for the times in the same way, and takes what is possible", () => {
    expect(input({ times: "1" }).error?.issues[0]?.message).toBe("Write a whole number from 2 to 6.");
    expect(input({ everyDays: "14", times: "6" }).data).toMatchObject({ everyDays: 14, times: 6 });
  });

  it.each(["0", "2.5", "", "15"])(
    "keeps “%s” in its field beside the refusal, and previews nothing of it",
    (typed) => {
      const state = refused(typed);
      const drawn = renderToStaticMarkup(
        <OpensChoice state={state} choice={typedRelease(state)} onChoose={() => {}} onlyNow={false} />,
      );
      const field = /<input[^>]*name="everyDays"[^>]*>/.exec(drawn)?.[0];
      expect(field).toContain(`value="${typed}"`);
      expect(drawn).toContain(ASK);
      expect(typedRelease(state)).toMatchObject({ everyDays: undefined, times: 3 });
    },
  );
});
