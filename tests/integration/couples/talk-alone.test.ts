import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askToTalk } from "#lib/couples/ask-to-talk";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { handleTalkRequest } from "#lib/couples/handle-talk-request";
import { setConsent } from "#lib/couples/set-consent";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openCheckIn } from "#lib/progress/open-check-in";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { openToday } from "#lib/progress/open-today";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld, type World } from "#tests/support/people";
import { refusalOf, withoutAudit } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const waiting = async () => (await openCouplePage(world.treating, world.coupleId)).talkRequests;
const rows = () =>
  asPractice(db.owner, world.practiceId, (tx) => tx`select slot, handled_at from talk_request`);

describe("asking to be seen alone", () => {
  it("waits for the couple's own therapist, on their day and on the couple's page, and for nobody else", async () => {
    await askToTalk(world.partnerB);
    expect(await waiting()).toMatchObject([{ slot: "B" }]);
    expect((await openToday(world.treating, "Europe/Berlin")).toSeeAlone).toMatchObject([
      { coupleId: world.coupleId, slot: "B" },
    ]);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    expect((await openToday(colleague, "Europe/Berlin")).toSeeAlone).toEqual([]);
  });

  it("is one request, however often it is asked, and can be asked again once it is dealt with", async () => {
    await Promise.all([1, 2, 3].map(() => askToTalk(world.partnerA)));
    await askToTalk(world.partnerA);
    const [request] = await waiting();
    expect(await rows()).toHaveLength(1);
    await handleTalkRequest(world.treating, { coupleId: world.coupleId, requestId: request?.id ?? "" });
    expect(await waiting()).toEqual([]);
    const again = handleTalkRequest(world.treating, {
      coupleId: world.coupleId,
      requestId: request?.id ?? "",
    });
    await expect(refusalOf(again)).resolves.toMatchObject({ code: "not_found" });
    await askToTalk(world.partnerA);
    expect(await waiting()).toHaveLength(1);
  });

  it("is open to somebody who took their consent back", async () => {
    await setConsent(world.partnerA, { consent: "withdrawn" });
    await askToTalk(world.partnerA);
    expect(await waiting()).toHaveLength(1);
  });

  it("leaves no trace in what either partner can read, before and after it is dealt with", async () => {
    const { partnerA, partnerB } = world;
    const everything = async () => {
      const seen: unknown[] = [];
      for (const actor of [partnerA, partnerB]) {
        seen.push(await listToday(actor), await listTogether(actor), await openCheckIn(actor));
        seen.push(await findOwnChoices(actor), await openOwnRatings(actor));
      }
      return JSON.stringify(seen);
    };
    const before = await everything();
    await askToTalk(partnerA);
    expect(await everything()).toBe(before);
    const [request] = await waiting();
    await handleTalkRequest(world.treating, { coupleId: world.coupleId, requestId: request?.id ?? "" });
    expect(await everything()).toBe(before);
  });

  it("is written down as any own choice is, so that the trail tells nobody who asked for help", async () => {
    await askToTalk(world.partnerA);
    const line = (await auditOf(db.owner, world.practiceId)).at(-1);
    expect(line).toMatchObject({ action: "update", entity: "partner", purpose: "change own choices" });
    await expect(withoutAudit(db.owner, "app_partner", () => askToTalk(world.partnerB))).rejects.toThrow();
    expect(await rows()).toHaveLength(1);
  });

  it("cannot be read back by a partner's role, nor asked in the other one's place", async () => {
    const { partnerA, partnerB, practiceId, coupleId } = world;
    await askToTalk(partnerA);
    const asA = (run: Parameters<typeof asPractice>[2]) =>
      db.owner
        .begin(async (tx) => {
          await tx`select set_config('role', 'app_partner', true), set_config('app.practice_id', ${practiceId}, true),
            set_config('app.user_id', ${partnerA.userId}, true), set_config('app.couple_id', ${coupleId}, true),
            set_config('app.slot', 'A', true)`;
          return run(tx);
        })
        .catch(() => "refused");
    expect(await asA((tx) => tx`select * from talk_request`)).toBe("refused");
    const forB = await asA(
      (tx) => tx`insert into talk_request (practice_id, id, couple_id, partner_id, slot)
        values (${practiceId}, gen_random_uuid(), ${coupleId}, ${partnerB.userId}, 'B')`,
    );
    expect(forB).toBe("refused");
  });
});
