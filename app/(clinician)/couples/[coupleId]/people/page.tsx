import type { Metadata } from "next";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { CoupleHeader } from "../_components/couple-header";
import { gateWords, lookDetail, reachWords, saidOfHold } from "../_components/hold-words";
import { gateLine, screeningLineWords, screeningWords } from "../_components/screening-words";
import { Authorisations } from "./_components/authorisations";
import { ClientChoice } from "./_components/client-choice";
import { CoSign } from "./_components/co-sign";
import { coSignStatus } from "./_components/co-sign-words";
import { CoupleLacks } from "./_components/couple-lacks";
import { CoupleSettings } from "./_components/couple-settings";
import { HoldsBefore } from "./_components/holds-before";
import { InvitationLine } from "./_components/invitation-line";
import { RevealNames } from "./_components/reveal-names";
import { SafetyHold } from "./_components/safety-hold";
import { Screening } from "./_components/screening";
import { SecretsPolicy } from "./_components/secrets-policy";
import { loadPeople } from "./loaders";

export const metadata: Metadata = { title: "People and safety" };

/** What became of the invitations, right after a couple was opened. */
const OPENED = {
  mail: "A code name was drawn for them, and both invitations are on their way, each by a mail of its own.",
  outbox:
    "A code name was drawn for them, and both invitations are written. No mail server is set, so they are waiting in the outbox: ask your admin to pass each link on to its own person.",
} as const;

type PeoplePageProps = PageProps<"/couples/[coupleId]/people">;

export default async function PeoplePage({ params, searchParams }: PeoplePageProps) {
  const { couple, holds, places, coSigns, askable, reach, gates, hasMailServer, isNew, ...page } =
    await loadPeople((await params).coupleId, (await searchParams).opened);
  const { lacks, things, policies, agreement, timeZone, authorisations, stories, screenings } = page;
  return (
    <>
      <CoupleHeader couple={couple} part="people" />
      {isNew ? (
        <div className="mb-8" role="status">
          <Notice kind="done" title={`${couple.codeName} is open`}>
            <p>{hasMailServer ? OPENED.mail : OPENED.outbox}</p>
            <p>
              <Link href={`/couples/${couple.id}/sessions/new`}>Set the first session</Link>
            </p>
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-x-12 gap-y-8 wide:grid-cols-2">
        <section aria-labelledby="invitations" className="flex flex-col gap-4">
          <h2 id="invitations" className="type-heading border-b pb-2">
            Invitations
          </h2>
          <p className="type-note">
            A link works once, for 72 hours. Neither partner can see whether the other has joined.
            {hasMailServer ? null : " No mail server is set: your admin finds each link in the outbox."}
          </p>
          <ul className="ruled">
            {places.map((place) => (
              <InvitationLine
                key={place.partnerId}
                coupleId={couple.id}
                place={place}
                hasMailServer={hasMailServer}
              />
            ))}
          </ul>
          <RevealNames coupleId={couple.id} />
        </section>
        <section aria-labelledby="screening" className="flex flex-col gap-4">
          <h2 id="screening" className="type-heading border-b pb-2">
            Screening
          </h2>
          <p className="type-note">
            Each is seen alone, about violence and control. It counts for eight weeks, or until an answer asks
            for a look. While one of the two is missing, joint talk stays in the room and touch waits.
          </p>
          <ul className="ruled">
            {couple.partners.map((partner) => (
              <Screening
                key={partner.id}
                coupleId={couple.id}
                today={couple.checks.today}
                partner={{
                  partnerId: partner.id,
                  slot: partner.slot,
                  counts: partner.standing === "valid",
                  words: screeningWords(partner),
                  hasOlder: screenings.some((one) => one.slot === partner.slot && one.hasOlder),
                  written: screenings
                    .filter(({ slot }) => slot === partner.slot)
                    .map((one) => ({ id: one.id, words: screeningLineWords(one, timeZone) })),
                }}
              />
            ))}
          </ul>
        </section>
        <section aria-labelledby="safety" className="flex flex-col gap-4">
          <h2 id="safety" className="type-heading border-b pb-2">
            Safety
          </h2>
          <SafetyHold
            coupleId={couple.id}
            holds={holds.map((hold) => ({
              id: hold.id,
              gate: hold.gate,
              words: gateWords(hold.gate),
              detail: lookDetail(hold),
              isMarker: hold.isMarker,
              said: saidOfHold(stories.find(({ id }) => id === hold.id)?.lines ?? [], timeZone),
            }))}
            reach={couple.gates.length > 0 ? `${gateLine(couple)} ${reachWords(reach)}` : null}
            gates={gates.map((gate) => ({ value: gate, label: gateWords(gate) }))}
          />
          <HoldsBefore
            holds={stories
              .filter(({ isOpen }) => !isOpen)
              .map(({ id, gate, lines }) => ({
                id,
                words: gateWords(gate),
                said: saidOfHold(lines, timeZone),
              }))}
          />
          <CoSign
            coupleId={couple.id}
            choices={askable}
            standing={coSigns.map(({ id, words, askedAt, decision }) => ({
              id,
              words,
              status: coSignStatus(askedAt, decision, timeZone),
              isWaiting: decision === null,
              note: decision?.note ?? null,
            }))}
          />
        </section>
        <section aria-labelledby="needs" className="flex flex-col gap-4">
          <h2 id="needs" className="type-heading border-b pb-2">
            Things and rooms
          </h2>
          <CoupleLacks coupleId={couple.id} things={things} lacks={lacks} />
        </section>
        <section aria-labelledby="agreement" className="flex flex-col gap-4">
          <h2 id="agreement" className="type-heading border-b pb-2">
            Agreement on secrets
          </h2>
          <SecretsPolicy coupleId={couple.id} versions={policies} timeZone={timeZone} {...agreement} />
        </section>
        <section aria-labelledby="client" className="flex flex-col gap-4">
          <h2 id="client" className="type-heading border-b pb-2">
            Client and release
          </h2>
          <ClientChoice coupleId={couple.id} client={page.client} clients={page.clients} />
          <Authorisations
            coupleId={couple.id}
            today={couple.checks.today}
            authorisations={authorisations}
            releasable={page.releasable}
            purposeLimit={page.purposeLimit}
          />
        </section>
        <section aria-labelledby="settings" className="flex flex-col gap-4">
          <h2 id="settings" className="type-heading border-b pb-2">
            Stage and state
          </h2>
          {couple.state === "closed" ? (
            <p className="text-text-muted">This couple is closed. Their record stays as it was.</p>
          ) : (
            <CoupleSettings couple={couple} />
          )}
        </section>
      </div>
    </>
  );
}
