import { withActor } from "#db/with-actor";
import { chooseLines } from "#lib/formulation/choose-lines";
import { openLines } from "#lib/formulation/own-lines";
import { revealLines, sharedLinesIn } from "#lib/formulation/reveal-lines";
import { call, type Given, none, type Prepared } from "#tests/integration/access/call";
import { checksIn, picks } from "#tests/integration/formulation/given-lines";

/** How the verbs of lines that both share are called. */
export const LINE_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "formulation/chooseLines": async ({ world }) => {
    await checksIn(world.partnerA, { q3: 4 });
    const [choice] = (await openLines(world.partnerA, "check_in")).choices;
    return call({ sourceId: choice?.sourceId ?? "" }, (actor, { sourceId }) =>
      chooseLines(actor, { kind: "check_in", offered: [], picked: [{ sourceId, line: "q3" }] }),
    );
  },
  "formulation/openLines": none((actor) => openLines(actor, "check_in")),
  "formulation/revealLines": async ({ world }) => {
    for (const who of [world.partnerA, world.partnerB]) {
      await checksIn(who, { q3: 4 });
      await picks(who, "check_in", ["q3"]);
    }
    const lines = await withActor(world.treating, (tx) =>
      sharedLinesIn(tx, world.treating, world.coupleId, "check_in"),
    );
    return call({ coupleId: world.coupleId }, (actor, { coupleId }) =>
      revealLines(actor, { coupleId, lines }),
    );
  },
};
