import { affirmFirst } from "#lib/exercises/catalogue/affirm-first";
import { dailyStressShare } from "#lib/exercises/catalogue/daily-stress-share";
import { holdTheCompliment } from "#lib/exercises/catalogue/hold-the-compliment";
import { kindOutsider } from "#lib/exercises/catalogue/kind-outsider";
import { letterToAFriendCouple } from "#lib/exercises/catalogue/letter-to-a-friend-couple";
import { nameItFirst } from "#lib/exercises/catalogue/name-it-first";
import { pausePact } from "#lib/exercises/catalogue/pause-pact";
import { plainAsk } from "#lib/exercises/catalogue/plain-ask";
import { softerReach } from "#lib/exercises/catalogue/softer-reach";
import { speakListenSwap } from "#lib/exercises/catalogue/speak-listen-swap";
import { stayingSameLedger } from "#lib/exercises/catalogue/staying-same-ledger";
import { touchNoAgenda } from "#lib/exercises/catalogue/touch-no-agenda";
import { twoTruthsMap } from "#lib/exercises/catalogue/two-truths-map";
import { urgeWave } from "#lib/exercises/catalogue/urge-wave";
import type { Exercise } from "#lib/exercises/types";

/** Every version of every exercise of this release, in the order of the catalogue paper. */
export const catalogue: readonly Exercise[] = [
  twoTruthsMap,
  stayingSameLedger,
  affirmFirst,
  letterToAFriendCouple,
  nameItFirst,
  urgeWave,
  pausePact,
  kindOutsider,
  holdTheCompliment,
  softerReach,
  dailyStressShare,
  touchNoAgenda,
  speakListenSwap,
  plainAsk,
];
