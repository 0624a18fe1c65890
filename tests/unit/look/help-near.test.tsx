import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { findExercise } from "#lib/exercises/queries";
import type { Field } from "#lib/exercises/types";
import type { InboxRow } from "#lib/homework/types";
import { newId } from "#lib/kernel/ids";
import { drawn } from "#tests/support/drawn";
import { Question } from "#ui/question/question";
import { QuestionHint } from "#ui/question/question-hint";
import { InboxLine } from "../../../app/(clinician)/review/_components/inbox-line";

const LINE = "Your therapist does not watch this all day. In danger? Go to Help now.";

const drawnQuestion = (question: Field) =>
  drawn(
    <Question
      question={question}
      id="answer"
      name="answer"
      titled
      hint={<QuestionHint question={question} audience="Only you can see it." />}
    />,
  );

function fieldOf(slug: string, type: Field["type"]): Field {
  const field = findExercise(slug)?.fields.find((one) => one.type === type);
  if (!field) throw new Error(`${slug} has no ${type} field`);
  return field;
}

describe("a question that is answered in one's own words", () => {
  it.each([
    ["two-truths-map", "short"],
    ["letter-to-a-friend-couple", "long"],
    ["loop-first-aid-plan", "lines"],
  ] as const)(
    "says before the field that nobody watches all day, and where help is: %s, %s",
    async (slug, type) => {
      const html = await drawnQuestion(fieldOf(slug, type));
      const control = Math.max(html.indexOf("<textarea"), html.indexOf("<input"));
      expect(html.indexOf(LINE)).toBeGreaterThan(html.indexOf("Only you can see it."));
      expect(html.indexOf(LINE)).toBeLessThan(control);
    },
  );

  it("is the only kind that says it", async () => {
    expect(await drawnQuestion(fieldOf("two-truths-map", "scale"))).not.toContain(LINE);
    expect(await drawnQuestion(fieldOf("speak-listen-swap", "turns"))).not.toContain(LINE);
  });
});

describe("homework that was stopped early", () => {
  const row: InboxRow = {
    taskId: newId(),
    coupleId: newId(),
    codeName: "Quiet Harbour",
    slot: "A",
    title: "Two things I believe",
    submittedAt: new Date("2026-11-20T10:00:00Z"),
    outcome: "stopped",
    strained: false,
    alert: null,
  };
  const line = (change: Partial<InboxRow>) =>
    renderToStaticMarkup(<InboxLine row={{ ...row, ...change }} timeZone="Europe/Berlin" />);

  it("is said in plain words, without the mark that an alert has", () => {
    const mark = /<span class="([^"]*)">Upset 7 or more: look first/.exec(line({ strained: true }))?.[1];
    expect(mark).toContain("border");
    const early = /<span(?: class="([^"]*)")?>Stopped early, and that counts/.exec(line({}));
    expect(early).not.toBeNull();
    expect(early?.[1] ?? "").not.toContain("border");
  });
});
