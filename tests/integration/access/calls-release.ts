import type { Id } from "#lib/kernel/ids";
import { chooseClient } from "#lib/notes/choose-client";
import { openNoteForRelease } from "#lib/notes/open-note";
import { withdrawAuthorisation, writeAuthorisation } from "#lib/notes/write-authorisation";
import { call, type Given, ofCouple, type Prepared } from "#tests/integration/access/call";
import { heldSession } from "#tests/integration/access/states";
import { asPractice } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";

const signed = {
  slot: "A" as const,
  record: "joint" as const,
  signedOn: practiceDay(),
  purpose: "A letter to their doctor.",
};

/** How the verbs about who the client is and what may be released are called. */
export const RELEASE_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "notes/chooseClient": ofCouple((actor, { coupleId }) => chooseClient(actor, { coupleId, client: "A" })),
  "notes/openNoteForRelease": async (given) =>
    call(await heldSession(given), (actor, ids) =>
      openNoteForRelease(actor, ids.coupleId, ids.sessionId, "joint"),
    ),
  "notes/writeAuthorisation": ofCouple((actor, { coupleId }) =>
    writeAuthorisation(actor, { coupleId, ...signed }),
  ),
  "notes/withdrawAuthorisation": async ({ owner, world }) => {
    const { coupleId, practiceId } = world;
    await writeAuthorisation(world.treating, { coupleId, ...signed });
    const [row] = await asPractice(
      owner,
      practiceId,
      (tx) => tx<{ id: Id }[]>`select id from release_authorisation where couple_id = ${coupleId}
        and withdrawn_on is null order by recorded_at desc limit 1`,
    );
    return call({ coupleId, authorisationId: row?.id ?? "" }, (actor, ids) =>
      withdrawAuthorisation(actor, { ...ids, withdrawnOn: practiceDay() }),
    );
  },
};
