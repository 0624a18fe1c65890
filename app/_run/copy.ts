import type { KeptEvent, RunEvent } from "#lib/planning/run-types";
import type { Guide, PlanItem, RunPage, SwapOffer } from "#lib/planning/types";

/** Whether both had said yes to work of a kind. */
export type LastYes = NonNullable<SwapOffer["yes"]>;

/** Everything the screen of a run is drawn from; plain values, so that a device can keep a sealed copy. */
export type RunCopy = {
  owner: string;
  coupleId: string;
  sessionId: string;
  codeName: string;
  number: number;
  zone: string;
  /** Of the session, in minutes. */
  minutes: number;
  startedAt: number;
  items: readonly PlanItem[];
  guides: Readonly<Record<string, Guide>>;
  least: Readonly<Record<string, number>>;
  offer: readonly SwapOffer[];
  /** By item with touch or sexual work that was not given yet: how the two stood to it when this was read. */
  yes: Readonly<Record<string, LastYes>>;
  /** Items that may be brought neither back nor up: a hold stands against them, or nobody said why they go on. */
  held: RunPage["held"];
  events: readonly KeptEvent[];
  helpLines: readonly string[];
  singleKeys: boolean;
  /** Names and notes are hidden from the first drawing on. */
  isDiscreet: boolean;
  /** The server's clock less this device's, in milliseconds. */
  clockAhead: number;
};

/** An event that no server has answered for yet; only here are the words of a note. */
export type WaitingEvent = RunEvent & { text?: string };

/** A change as it is made on this device, before it has a number and a place. */
export type Told = WaitingEvent extends infer One
  ? One extends WaitingEvent
    ? Omit<One, "id" | "deviceId" | "place" | "at">
    : never
  : never;

/** A random number of the form the server takes; made here, so that nothing is kept twice. */
export function newNumber(): string {
  return crypto.randomUUID();
}

/** A page takes up to so long from the server to here; a clock that is off by less is taken for right. Ours. */
const ON_THE_WAY = 20_000;

/** How far the server's clock is ahead of this one, both in milliseconds; 0 where the way here explains it. */
export function clockAheadOf(serverNow: number, here: number): number {
  const ahead = serverNow - here;
  return Math.abs(ahead) < ON_THE_WAY ? 0 : ahead;
}
