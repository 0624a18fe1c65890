import type { Slot } from "#lib/access/actor";
import { partnerLine, type Work } from "#lib/demo/couple-work";
import type { EpisodeStory, ViewStory } from "#lib/demo/types";
import type { DayPart } from "#lib/exercises/entries";
import type { Answers, Exercise } from "#lib/exercises/types";
import { WRITES_OWN_MOMENTS } from "#lib/formulation/audit-own-moments";
import { partNumber, QUESTIONS } from "#lib/formulation/episode-choices";
import { columnsFrom, EPISODE_TEXTS, laterColumns } from "#lib/formulation/episode-words";
import { episodesOfLog, LOOP_LOG, type Noted, placedInDay } from "#lib/formulation/rules-log";
import { ASKED_LATER } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";
import { slotScope } from "#lib/secrets/data-keys";

/** When a part of a day was written about, for the trail alone. */
const TIME: Readonly<Record<DayPart, string>> = {
  morning: "10:20",
  afternoon: "16:10",
  evening: "21:15",
  night: "23:05",
};

const whoseOf = ({ practiceId, coupleId, partnerIds }: Work, slot: Slot) => ({
  practiceId,
  coupleId,
  partnerId: partnerIds[slot],
  slot,
});

/** A number whose own time says the day alone, as where a partner sends one. */
const idOf = (work: Work, day: number): Id => work.makeId(new Date(`${work.days.date(day)}T12:00:00Z`));

function ownLine(work: Work, slot: Slot, at: Date): void {
  const { action, entity, entityId, purpose } = WRITES_OWN_MOMENTS;
  partnerLine(work, slot, at, action, entity, entityId, purpose);
}

/** How many of a partner's episodes stand on each day so far. */
function placesIn({ rows, partnerIds }: Work, slot: Slot): Noted {
  const own = rows.loopEpisode.filter(({ partnerId }) => partnerId === partnerIds[slot]);
  return own.reduce<Record<string, number>>(
    (days, { happenedOn }) => Object.assign(days, { [happenedOn]: (days[happenedOn] ?? 0) + 1 }),
    {},
  );
}

function addEpisodeRow(work: Work, slot: Slot, story: EpisodeStory): void {
  const { rows, days, keys } = work;
  const id = idOf(work, story.day);
  const scope = slotScope("partner", slot);
  const on = days.date(story.day);
  rows.loopEpisode.push({
    ...whoseOf(work, slot),
    id,
    happenedOn: on,
    dayPart: partNumber(story.part),
    writtenOn: on,
    sentOn: on,
    place: (placesIn(work, slot)[on] ?? 0) + 1,
    ...columnsFrom(Object.values(QUESTIONS).flat(), story.answers, (column, text) =>
      text === null ? null : keys.seal(scope, "loop_episode", `${EPISODE_TEXTS[column]}_sealed`, id, text),
    ),
  });
  ownLine(work, slot, days.at(story.day, TIME[story.part]));
  addLater(work, slot, id, story);
}

function addLater(work: Work, slot: Slot, episodeId: Id, story: EpisodeStory): void {
  const { rows, days, keys } = work;
  const told = (after: number) => {
    const at = days.at(story.day + after, TIME.morning);
    ownLine(work, slot, at);
    return { ...whoseOf(work, slot), episodeId, toldOn: days.date(story.day + after) };
  };
  if (story.nextDay !== undefined) {
    rows.episodeFollowUp.push({ ...told(1), kind: "next_day", reliefNextDay: story.nextDay });
  }
  if (!story.twoDays) return;
  const [closeness, tension] = story.twoDays;
  const costNoteSealed = story.cost
    ? keys.seal(slotScope("partner", slot), "episode_follow_up", "cost_note_sealed", episodeId, story.cost)
    : null;
  rows.episodeFollowUp.push({ ...told(2), kind: "two_days", closeness, tension, costNoteSealed });
}

/** Adds the loops of a seven-day log as the episodes they became when it was sent; nothing for other homework. */
export function addLoggedRows(
  work: Work,
  slot: Slot,
  { exercise, taskId, answers, at }: { exercise: Exercise; taskId: Id; answers: Answers; at: Date },
): void {
  const { rows, keys, makeId } = work;
  const scope = slotScope("partner", slot);
  if (exercise.slug !== LOOP_LOG) return;
  const sentOn = at.toISOString().slice(0, 10);
  for (const one of placedInDay(episodesOfLog(exercise.fields, answers), placesIn(work, slot))) {
    const id = makeId(new Date(`${one.day}T12:00:00Z`));
    rows.loopEpisode.push({
      ...whoseOf(work, slot),
      id,
      happenedOn: one.day,
      dayPart: partNumber(one.part),
      writtenOn: one.day,
      sentOn,
      place: one.place,
      logTaskId: taskId,
      logEntry: one.entry,
      ...columnsFrom(Object.values(QUESTIONS).flat(), one.answers, (column, text) =>
        text === null ? null : keys.seal(scope, "loop_episode", `${EPISODE_TEXTS[column]}_sealed`, id, text),
      ),
    });
    for (const kind of ASKED_LATER) {
      const told = one.later[kind];
      if (!told) continue;
      const cost = typeof told.cost_note === "string" ? told.cost_note : null;
      const sealed = cost && keys.seal(scope, "episode_follow_up", "cost_note_sealed", id, cost);
      const columns = laterColumns(told, sealed || null)[kind];
      rows.episodeFollowUp.push({ ...whoseOf(work, slot), episodeId: id, toldOn: sentOn, kind, ...columns });
    }
  }
  ownLine(work, slot, at);
}

function addViewRow(work: Work, slot: Slot, { day, part, response }: ViewStory): void {
  const { rows, days } = work;
  const on = days.date(day);
  const id = idOf(work, day);
  rows.responseView.push({
    ...whoseOf(work, slot),
    id,
    happenedOn: on,
    dayPart: partNumber(part),
    toldOn: on,
    responseGiven: response,
  });
  ownLine(work, slot, days.at(day, TIME[part]));
}

/** Adds what both partners logged of their loop, and told later. */
export function addEpisodeRows(work: Work): void {
  const { episodes: stories } = work.story;
  if (!stories) return;
  for (const slot of ["A", "B"] as const) {
    const { episodes, views } = stories[slot];
    for (const story of episodes) addEpisodeRow(work, slot, story);
    for (const view of views) addViewRow(work, slot, view);
  }
}
