/** How far one is, on the partner's page and in the therapist's picture of it: "2 of 5". */
export const placeWords = (place: number, all: number) => `${place} of ${all}`;
