import { affirmFirst } from "#lib/exercises/catalogue/affirm-first";
import { bidsWeek } from "#lib/exercises/catalogue/bids-week";
import { bodyAttentionSolo } from "#lib/exercises/catalogue/body-attention-solo";
import { cycleDiagramTogether } from "#lib/exercises/catalogue/cycle-diagram-together";
import { dailyStressShare } from "#lib/exercises/catalogue/daily-stress-share";
import { goodEnoughBeliefs } from "#lib/exercises/catalogue/good-enough-beliefs";
import { holdTheCompliment } from "#lib/exercises/catalogue/hold-the-compliment";
import { kindNoWarmYes } from "#lib/exercises/catalogue/kind-no-warm-yes";
import { kindOutsider } from "#lib/exercises/catalogue/kind-outsider";
import { letterToAFriendCouple } from "#lib/exercises/catalogue/letter-to-a-friend-couple";
import { loopFirstAidPlan } from "#lib/exercises/catalogue/loop-first-aid-plan";
import { nameItFirst } from "#lib/exercises/catalogue/name-it-first";
import { offerAudit } from "#lib/exercises/catalogue/offer-audit";
import { pausePact } from "#lib/exercises/catalogue/pause-pact";
import { plainAsk } from "#lib/exercises/catalogue/plain-ask";
import { privateYesNoMaybe } from "#lib/exercises/catalogue/private-yes-no-maybe";
import { sensateFocus1 } from "#lib/exercises/catalogue/sensate-focus-1";
import { sensateFocus2 } from "#lib/exercises/catalogue/sensate-focus-2";
import { sevenDayLoopLog } from "#lib/exercises/catalogue/seven-day-loop-log";
import { softerReach } from "#lib/exercises/catalogue/softer-reach";
import { soothingKit } from "#lib/exercises/catalogue/soothing-kit";
import { speakListenSwap } from "#lib/exercises/catalogue/speak-listen-swap";
import { stayAfter } from "#lib/exercises/catalogue/stay-after";
import { stayingSameLedger } from "#lib/exercises/catalogue/staying-same-ledger";
import { supportNotAnswer } from "#lib/exercises/catalogue/support-not-answer";
import { touchNoAgenda } from "#lib/exercises/catalogue/touch-no-agenda";
import { twoTruthsMap } from "#lib/exercises/catalogue/two-truths-map";
import { urgeWave } from "#lib/exercises/catalogue/urge-wave";
import { valuesCompass } from "#lib/exercises/catalogue/values-compass";
import { waysInMenu } from "#lib/exercises/catalogue/ways-in-menu";
import type { Exercise } from "#lib/exercises/types";

/** Every version of every exercise of this release, in the order of the catalogue paper. */
export const catalogue: readonly Exercise[] = [
  twoTruthsMap,
  offerAudit,
  stayingSameLedger,
  valuesCompass,
  affirmFirst,
  letterToAFriendCouple,
  goodEnoughBeliefs,
  kindNoWarmYes,
  sevenDayLoopLog,
  nameItFirst,
  urgeWave,
  pausePact,
  soothingKit,
  kindOutsider,
  supportNotAnswer,
  bodyAttentionSolo,
  cycleDiagramTogether,
  bidsWeek,
  waysInMenu,
  holdTheCompliment,
  softerReach,
  dailyStressShare,
  touchNoAgenda,
  stayAfter,
  speakListenSwap,
  plainAsk,
  privateYesNoMaybe,
  sensateFocus1,
  sensateFocus2,
  loopFirstAidPlan,
];
