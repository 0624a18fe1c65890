"use server";
import { formAction } from "#lib/auth/form-action";
import { sayAgain } from "#lib/auth/hand-over";
import { requestNetwork, requestToken } from "#lib/auth/request";
import { chooseLines } from "#lib/formulation/choose-lines";
import { INDICATORS } from "#lib/formulation/indicators";
import { chooseLinesInput, openLinesInput } from "#lib/formulation/line-schema";
import { openLines } from "#lib/formulation/own-lines";
import type { Line } from "#lib/formulation/types";
import { CHECK_IN_ITEMS } from "#lib/progress/types";
import { lines as words } from "../words";
import { asPick, asSaid, notDone } from "./_components/shown-lines";

function asksOf(line: Line): string {
  const item = CHECK_IN_ITEMS.find(({ key }) => key === line);
  return item?.question ?? INDICATORS.find(({ key }) => key === line)?.words ?? line;
}

/** Shows what can be shared and what is open to whoever says the owner's passphrase, in this one answer and nowhere else. */
export const openLinesAction = formAction(
  "partner",
  openLinesInput,
  async (actor, { kind, passphrase }) => {
    await sayAgain(await requestToken(), passphrase, await requestNetwork());
    const { state, choices, open } = await openLines(actor, kind);
    return {
      note: state === "held" ? words.held : choices.length > 0 ? words.pick : words.none,
      picks: choices.map((choice) => asPick(kind, choice, asksOf(choice.line))),
      said: open.map((one) => asSaid(kind, one, asksOf(one.line))),
    };
  },
  ["passphrase"],
);

/** Keeps what a partner chose, and says the same whatever it was, but where something of it could not be done. */
export const chooseLinesAction = formAction("partner", chooseLinesInput, async (actor, input) => {
  const not = await chooseLines(actor, input);
  return not.length === 0 ? { to: "/lines/done" } : { note: notDone(not) };
});
