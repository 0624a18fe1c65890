import type { Slot } from "#lib/access/actor";
import { partnerLine, type Work } from "#lib/demo/couple-work";
import type { EpisodeStory, ViewStory } from "#lib/demo/types";
import type { DayPart } from "#lib/exercises/entries";
import { WRITES_OWN_MOMENTS } from "#lib/formulation/audit-own-moments";
import { partNumber, QUESTIONS } from "#lib/formulation/episode-choices";
import { columnsFrom, EPISODE_TEXTS } from "#lib/formulation/episode-words";
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

function addEpisodeRow(work: Work, slot: Slot, story: EpisodeStory, place: number): void {
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
    place,
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
    episodes.forEach((story, index) => {
      const before = episodes.slice(0, index).filter(({ day }) => day === story.day).length;
      addEpisodeRow(work, slot, story, before + 1);
    });
    for (const view of views) addViewRow(work, slot, view);
  }
}
