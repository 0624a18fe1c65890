import { parseArgs } from "node:util";

export type Flags = {
  /** A run of seconds that proves every target works and judges nothing. */
  smoke: boolean;
  rounds: number;
  seconds: number;
  /** Names of targets to measure; null: all. Their floors are measured too. */
  only: readonly string[] | null;
};

/** Reads the command line. Throws Error with one sentence naming the flag. */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: "boolean", default: false },
      rounds: { type: "string" },
      seconds: { type: "string" },
      only: { type: "string" },
    },
  });
  const smoke = values.smoke;
  return {
    smoke,
    rounds: number("rounds", values.rounds, smoke ? 1 : 5, 50),
    seconds: number("seconds", values.seconds, smoke ? 0.25 : 3, 60),
    only: values.only === undefined ? null : values.only.split(",").map((name) => name.trim()),
  };
}

function number(name: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!(value > 0 && value <= most)) throw new Error(`--${name} must be a number up to ${most}.`);
  return value;
}
