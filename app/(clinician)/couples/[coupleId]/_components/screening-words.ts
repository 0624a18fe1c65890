import type { CoupleFacts } from "#lib/couples/find-couple";
import type { HoldGate } from "#lib/couples/gates";
import type { ScreeningLine } from "#lib/couples/hold-history";
import { formatDate, formatDay } from "../../../../_ui/when";
import { gateWords } from "./hold-words";

type Partner = CoupleFacts["partners"][number];

/** Where the screening of a partner stands, with the day it lapses. Source: formulation paper, section 7. */
export function screeningWords({ screening, standing }: Pick<Partner, "screening" | "standing">): string {
  if (screening === null) return "Not yet screened alone.";
  const on = formatDate(screening.screenedOn);
  const by = formatDate(screening.lapsesOn);
  const came = screening.status === "concern" ? "a concern" : "clear";
  switch (standing) {
    case "never":
    case "not_done":
      return `Not done, as written for ${on}.`;
    case "lapsed":
      return `Seen alone on ${on}: ${came}. It lapsed on ${by}.`;
    case "unnamed":
      return `Seen alone on ${on}: a concern that no hold names yet. Set the hold that fits. It lapses on ${by}.`;
    case "due":
      return `Seen alone on ${on}: ${came}. An alert came after that, so it is due again.`;
    case "valid":
      return `Seen alone on ${on}: ${came}. It lapses on ${by}.`;
  }
}

/** The gates in force in words; G01 from a missing check says so in its own. */
export function gateLine({ gates, checks }: Pick<CoupleFacts, "gates" | "checks">): string {
  const isSet = (gate: HoldGate) => checks.holds.some((one) => one.gate === gate);
  const words = gates.map((gate) =>
    gate === "G01" && !isSet(gate) ? "A screening or a safety check is missing" : gateWords(gate),
  );
  return `${words.join("; ")}.`;
}

const CAME = { clear: "clear", concern: "a concern", not_done: "not done" } as const;

/** One word that was written down of a screening: the day it is for, how it came out, by whom and when. */
export function screeningLineWords(line: ScreeningLine, timeZone: string): string {
  const by = line.byMe ? "by you" : "by a colleague";
  return `${formatDate(line.screenedOn)}: ${CAME[line.status]}. Written down ${by} on ${formatDay(line.at, timeZone)}.`;
}
