import type { Suggestion } from "#lib/formulation/types";

/** Two decimals, half up. */
const two = (value: number) => (Math.floor(value * 100 + 0.5 + 1e-7) / 100).toFixed(2);

/** The product as one line, every factor in it; a factor of 1 changes nothing and is left out. */
export function factorLine({ factors, fits, slot, score }: Suggestion): string {
  const fit =
    fits.length > 1
      ? `fit ${fits.map((one) => `${two(one.fit)} for partner ${one.slot}`).join(", ")}`
      : `fit ${two(factors.fit)}${slot ? ` for partner ${slot}` : " for the two of them"}`;
  const others = [
    ["stage", factors.stage],
    ["done lately", factors.recent],
    ["how it felt", factors.felt],
    ["with care", factors.gate],
  ] as const;
  const parts = others.filter(([, factor]) => factor !== 1).map(([name, factor]) => `${name} ${factor}`);
  return `${[fit, ...parts].join(" \u00d7 ")} = ${two(score)}`;
}
