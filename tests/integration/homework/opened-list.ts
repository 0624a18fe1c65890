import type { Sql } from "postgres";
import { shareAnswers } from "#lib/homework/share-answers";
import { makeWorld } from "#tests/support/people";
import { PRIVATE_LIST } from "./private-list.ts";
import { about, giveWork, openedEarlier, reveal, type SharedWork, sendBoth } from "./shared-work.ts";

export const LIST_A = ["card_1=yes", "card_2=yes", "card_3=maybe", "card_4=no", "card_6=yes"];
export const LIST_B = ["card_1=yes", "card_2=maybe", "card_3=maybe", "card_4=yes", "card_5=yes"];

/** Matches that were opened this many hours ago: cards 1, 2 and 3. */
export async function openedList(
  owner: Sql,
  hours = 25,
  lists: readonly string[][] = [LIST_A, LIST_B],
): Promise<SharedWork> {
  const work = await giveWork(await makeWorld(owner), PRIVATE_LIST.slug);
  await sendBoth(work, { list: lists[0] ?? [] }, { list: lists[1] ?? [] });
  await shareAnswers(work.world.partnerA, about(work, "A", "matches"));
  await shareAnswers(work.world.partnerB, about(work, "B", "matches"));
  await reveal(work, "matches");
  await openedEarlier(owner, work.world, hours);
  return work;
}
