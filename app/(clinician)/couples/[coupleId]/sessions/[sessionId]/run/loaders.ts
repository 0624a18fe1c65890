import { pageRead } from "#lib/auth/page-read";
import { plainCookie } from "#lib/auth/plain-cookie";
import { requireActor } from "#lib/auth/require-actor";
import { wantsSingleKeys } from "#lib/auth/single-keys";
import { deviceOwner } from "#lib/planning/device-owner";
import { loadRunPage } from "#lib/planning/load-run-page";
import type { RunCopy } from "../../../../../../_run/copy";
import { RUN_VIEW } from "../../../../../../_run/run-view-name";
import { loadHelpText } from "../../../../../../(help)/help-now/loaders";

/** The run page and the moment it was read, from which its minutes are counted. */
export async function loadRun({ coupleId, sessionId }: { coupleId: string; sessionId: string }) {
  const actor = await requireActor("clinician");
  const page = await pageRead(() => loadRunPage(actor, coupleId, sessionId));
  const singleKeys = await wantsSingleKeys();
  const { couple, session, plan, guides, least, offer, held, yes, room, events } = page;
  const copy: RunCopy | null =
    session.state === "running" && session.startedAt && plan
      ? {
          owner: deviceOwner(actor),
          coupleId: couple.id,
          sessionId: session.id,
          codeName: couple.codeName,
          number: session.number,
          zone: session.zone,
          minutes: session.minutes,
          startedAt: session.startedAt.getTime(),
          items: plan.items,
          guides,
          least,
          offer,
          held,
          yes: Object.fromEntries(Object.entries(yes).filter(([id]) => room[id] !== "given")),
          events,
          helpLines: loadHelpText(),
          singleKeys,
          isDiscreet: (await plainCookie(RUN_VIEW.name)) === RUN_VIEW.discreet,
          clockAhead: 0,
        }
      : null;
  return { ...page, owner: deviceOwner(actor), copy, now: Date.now(), singleKeys };
}
