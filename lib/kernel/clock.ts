/** The time source of a verb; tests hand in a fixed one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
