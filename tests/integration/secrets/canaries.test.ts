import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintActor } from "#lib/access/actor";
import { acceptInvitation } from "#lib/accounts/accept-invitation";
import { inviteMember } from "#lib/accounts/invite-member";
import { invitePartner } from "#lib/accounts/invite-partner";
import { openCouple } from "#lib/accounts/open-couple";
import { checkPassphrase } from "#lib/auth/check-passphrase";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHold } from "#lib/couples/lift-hold";
import { recordScreening } from "#lib/couples/record-screening";
import { revealNames } from "#lib/couples/reveal-names";
import { setCeiling } from "#lib/couples/set-ceiling";
import { isLater } from "#lib/exercises/entries";
import { listExercises } from "#lib/exercises/queries";
import { partnerFields } from "#lib/exercises/rules";
import { saveLoopMap } from "#lib/formulation/save-map";
import { assignHomework } from "#lib/homework/assign-homework";
import { openResponse } from "#lib/homework/open-response";
import { openTogether } from "#lib/homework/open-together";
import { revealTogether } from "#lib/homework/reveal-together";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { shareAnswers } from "#lib/homework/share-answers";
import { systemClock } from "#lib/kernel/clock";
import { DomainError } from "#lib/kernel/errors";
import { newId } from "#lib/kernel/ids";
import { scheduleSession } from "#lib/planning/schedule-session";
import { startPlan } from "#lib/planning/start-plan";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { askCoSign } from "#lib/supervision/ask-co-sign";
import { decideCoSign } from "#lib/supervision/decide-co-sign";
import { listCoSigns } from "#lib/supervision/list-co-signs";
import { logEpisode, WHOLE } from "#tests/integration/formulation/given-episodes";
import { mapInput } from "#tests/integration/formulation/given-map";
import { writeEverywhere } from "#tests/integration/notes/given-note";
import { useFreshDatabase } from "#tests/support/database";
import { makeMember, makePractice } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";
import { mailOf, tokenSentTo } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

/** Everything people wrote or are known by, each a word that is nowhere else. */
const CANARIES = {
  nameOfA: "Quetzalbluebird",
  nameOfB: "Quetzalgoldfinch",
  addressOfA: "quetzalbluebird.mail@finchbox.example",
  addressOfB: "quetzalgoldfinch.mail@finchbox.example",
  nameOfMember: "Quetzalkestrel",
  addressOfMember: "quetzalkestrel.mail@finchbox.example",
  passphrase: "quetzalwarbler seven bridges counted",
  network: "quetzalnetwork",
  note: "Quetzalnightjar wept and then laughed",
  secondNote: "Quetzalnuthatch in the second version",
  subFile: "Quetzalavocet alone said so",
  process: "Quetzallapwing stays in my head",
  amended: "Quetzalcurlew was added later",
  holdNote: "Quetzalharrier asked to wait",
  draft: "Quetzaldunnock typed and not sent",
  answer: "Quetzalsiskin typed and sent",
  moment: "Quetzalcrake said that evening",
  map: "Quetzalbittern is what they call it",
  hypothesis: "Quetzalplover may lie under it",
  reason: "Quetzalsandpiper may go on with care",
  signed: "Quetzalwhimbrel agreed to that",
  lifted: "Quetzaldotterel is why it is lifted",
  care: "Quetzalpipit is why it is given all the same",
} as const;

/** How a text could lie in a database without being sealed. */
function shapesOf(text: string): string[] {
  const forms = [text, text.toLowerCase(), text.toUpperCase()];
  return forms.flatMap((form) => {
    const bytes = Buffer.from(form, "utf8");
    // Base64 shifts with what stands before it: the middle of each of the three shifts gives it away.
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64")
        .slice(shift === 0 ? 0 : 4, -4),
    );
    const wide = [Buffer.from(form, "utf16le").toString("hex")];
    return [form, bytes.toString("hex"), [...form].reverse().join(""), ...wide, ...base64];
  });
}

/** The word that makes a canary one, whatever else stands around it. */
const mark = (text: string) => /quetzal[a-z]+/i.exec(text)?.[0] ?? text;

/** Every value of every column of every table there is, as text; bytes in hex and as the letters they spell. */
async function dump(): Promise<{ where: string; text: string }[]> {
  const columns = await db.owner<{ schema: string; table: string; column: string; type: string }[]>`
    select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    union all select 'pg_catalog', 'pg_stats', v, 'text'
      from unnest(array['most_common_vals', 'histogram_bounds', 'most_common_elems']) v`;
  const found: { where: string; text: string }[] = [];
  for (const { schema, table, column, type } of columns) {
    const rows = await db.owner<{ v: string | null; raw: Buffer | null }[]>`
      select ${db.owner(column)}::text as v, ${type === "bytea" ? db.owner(column) : db.owner`null::bytea`} as raw
      from ${db.owner(schema)}.${db.owner(table)} where ${db.owner(column)} is not null`;
    const text = rows.map((row) => `${row.v ?? ""} ${row.raw?.toString("latin1") ?? ""}`).join("\n");
    found.push({ where: `${schema}.${table}.${column}`, text });
  }
  return found;
}

async function leaks(): Promise<string[]> {
  await db.owner`analyze`;
  const stored = await dump();
  return Object.entries(CANARIES).flatMap(([what, text]) =>
    [...new Set(shapesOf(mark(text)))].flatMap((shape) =>
      stored.filter((cell) => cell.text.includes(shape)).map((cell) => `${what} in ${cell.where}`),
    ),
  );
}

describe("the whole database (SEC-43)", () => {
  it("would be caught with a word in clear: in text, in bytes, in a table nobody thought of", async () => {
    await db.owner`create table stray (a text, b bytea, c jsonb)`;
    const plants = [
      { a: CANARIES.note },
      { b: Buffer.from(CANARIES.note.toUpperCase()) },
      { a: Buffer.from(`xx ${CANARIES.note}`).toString("base64") },
      { a: Buffer.from(CANARIES.note).toString("hex") },
      { c: { deep: [CANARIES.note.toLowerCase()] } },
    ];
    for (const plant of plants) {
      await db.owner`insert into stray ${db.owner(plant as { a: string })}`;
      expect(await leaks()).toContainEqual(expect.stringMatching(/^note in public\.stray\./));
      await db.owner`delete from stray`;
      await db.owner`delete from pg_statistic where starelid = 'stray'::regclass`;
    }
    await db.owner`drop table stray`;
    expect(await leaks()).toEqual([]);
  });

  it("holds no name, address, passphrase, note, draft or answer, once people have lived in it", async () => {
    const practiceId = await makePractice(db.owner);
    const admin = await makeMember(db.owner, practiceId, "admin");
    const clinician = await makeMember(db.owner, practiceId, "clinician");

    await inviteMember(admin, {
      name: CANARIES.nameOfMember,
      email: CANARIES.addressOfMember,
      role: "clinician",
    });
    const couple = await openCouple(clinician, {
      nameA: CANARIES.nameOfA,
      emailA: CANARIES.addressOfA,
      nameB: CANARIES.nameOfB,
      emailB: CANARIES.addressOfB,
      sessionMinutes: 50,
      stage: "middle",
    });
    await invitePartner(clinician, couple.coupleId, couple.partnerIds.A);
    const join = async (email: string) =>
      acceptInvitation(
        {
          token: await tokenSentTo(db.owner, practiceId, email),
          email,
          passphrase: CANARIES.passphrase,
          agree: "yes",
        },
        CANARIES.network,
      );
    const tokens = [
      (await join(CANARIES.addressOfA)).sessionToken,
      (await join(CANARIES.addressOfB)).sessionToken,
    ];
    await checkPassphrase(CANARIES.addressOfA, CANARIES.passphrase, CANARIES.network);
    await checkPassphrase(CANARIES.addressOfA, CANARIES.note, CANARIES.network);

    const partner = (slot: "A" | "B") =>
      mintActor({
        role: "partner",
        practiceId,
        userId: couple.partnerIds[slot],
        coupleId: couple.coupleId,
        slot,
        requestId: newId(),
        sessionRef: null,
      });
    const today = practiceDay();
    for (const partnerId of Object.values(couple.partnerIds)) {
      await recordScreening(clinician, {
        coupleId: couple.coupleId,
        partnerId,
        status: "clear",
        screenedOn: today,
      });
    }
    await setCeiling(partner("A"), { ceiling: 3 });
    await setCeiling(partner("B"), { ceiling: 3 });
    const { sessionId } = await scheduleSession(clinician, {
      coupleId: couple.coupleId,
      date: practiceDay(2),
      time: "15:00",
      zone: "Europe/Berlin",
      minutes: 50,
    });
    await startPlan(clinician, { coupleId: couple.coupleId, sessionId, frame: "suggested" });
    await writeEverywhere(clinician, { coupleId: couple.coupleId, sessionId }, CANARIES);

    await holdJointWork(clinician, { coupleId: couple.coupleId, gate: "G13", note: CANARIES.holdNote });
    await assignHomework(clinician, {
      requestId: newId(),
      coupleId: couple.coupleId,
      sessionId: null,
      exerciseSlug: "urge-wave",
      smaller: false,
      dueOn: practiceDay(7),
      for: "both",
      reason: CANARIES.care,
    });
    const { homework, holds } = await openCouplePage(clinician, couple.coupleId);
    expect(homework.map((one) => one.weighed?.reason)).toContain(CANARIES.care);
    const ofCouple = { coupleId: couple.coupleId, holdId: holds[0]?.id ?? "" };
    await liftHold(clinician, { ...ofCouple, reason: CANARIES.lifted });

    // Every exercise there is, both partners, every field that takes words: sent by A, left open by B but for
    // one, of which both share with each other what they may.
    let sent = 0;
    let revealed = 0;
    const visibilities = new Set<string>();
    for (const exercise of listExercises()) {
      // What can be written today: the first entry of a repeated exercise, and nothing of another day.
      const words = partnerFields(exercise).filter(
        (f) => (f.type === "short" || f.type === "long") && !isLater(f) && (f.entry ?? 1) === 1,
      );
      if (words.length === 0) continue;
      const given = await assignHomework(clinician, {
        requestId: newId(),
        coupleId: couple.coupleId,
        sessionId,
        exerciseSlug: exercise.slug,
        smaller: false,
        dueOn: practiceDay(7),
        for: "both",
      }).catch((error: unknown) => {
        if (error instanceof DomainError) return null; // not for two, or not at this stage
        throw error;
      });
      if (!given) continue;
      for (const { id, slot } of given.tasks) {
        const text = slot === "A" ? CANARIES.answer : CANARIES.draft;
        const answers = Object.fromEntries(words.map((field) => [field.name, text]));
        await saveDraft(partner(slot), id, { version: 0, answers });
        const isRevealed = words.some((field) => field.visibility === "reveal");
        if (slot === "B" && (!isRevealed || revealed > 0)) continue;
        if (slot === "B") revealed += 1;
        await sendResponse(partner(slot), id, {
          submissionId: newId(),
          draftVersion: 1,
          outcome: "stopped",
          check: { useful: 5, upset: 9, again: 5 },
        });
        const opened = JSON.stringify(await openResponse(clinician, id));
        for (const field of words) visibilities.add(field.visibility);
        if (words.some((f) => f.visibility !== "me" && !f.onlyIf)) expect(opened).toContain(text);
        sent += 1;
        if (slot === "A") continue;
        for (const task of given.tasks)
          await shareAnswers(partner(task.slot), { taskId: task.id, kind: "reveal" });
        const { sharing } = await openResponse(clinician, id);
        for (const { kind, state } of sharing) {
          if (state === "ready") await revealTogether(clinician, { taskId: id, kind });
        }
        const together = JSON.stringify(await openTogether(partner("B"), id));
        for (const word of [CANARIES.answer, CANARIES.draft]) expect(together).toContain(word);
      }
    }
    expect(sent).toBeGreaterThanOrEqual(8);
    expect(revealed).toBe(1);
    expect([...visibilities].sort()).toEqual(["me", "reveal", "shared", "therapist"]);
    await logEpisode(
      partner("A"),
      { ...WHOLE, trigger_note: CANARIES.moment },
      { day: today, clock: systemClock },
    );
    await saveLoopMap(
      clinician,
      mapInput(couple.coupleId, { name: CANARIES.map, hypotheses: CANARIES.hypothesis }),
    );
    await holdJointWork(clinician, { coupleId: couple.coupleId, gate: "G01", note: CANARIES.holdNote });
    const what = { gate: "G01", exerciseClass: "J" } as const;
    await askCoSign(clinician, { coupleId: couple.coupleId, what, reason: CANARIES.reason });
    const supervisor = await makeMember(db.owner, practiceId, "supervisor");
    const [waiting] = (await listCoSigns(supervisor)).open;
    expect(waiting?.reason).toBe(CANARIES.reason);
    await decideCoSign(supervisor, {
      coSignId: waiting?.id ?? "",
      outcome: "agreed",
      note: CANARIES.signed,
    });

    // It is all there, for those who may read it.
    expect((await revealNames(clinician, couple.coupleId)).map((n) => n.name)).toEqual([
      CANARIES.nameOfA,
      CANARIES.nameOfB,
    ]);
    const mails = await mailOf(db.owner, practiceId);
    expect(mails.map((m) => m.to)).toContain(CANARIES.addressOfMember);

    expect(await leaks()).toEqual([]);

    const stored = (await dump()).map((cell) => cell.text).join("\n");
    const links = mails.map((m) => /invite\/(\S+)/.exec(m.body)?.[1] ?? "");
    for (const token of [...tokens, ...links]) {
      const random = Buffer.from(token, "base64url").subarray(16);
      expect(random.length).toBe(32);
      expect(stored).not.toContain(token);
      expect(stored).not.toContain(random.toString("hex"));
      expect(stored).not.toContain(random.toString("latin1"));
    }
  });
});
