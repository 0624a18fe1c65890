/** What the controls say that hold several lines, days, ranks or cards. */
export const LIST_WORDS = {
  line: (place: number) => `Line ${place}`,
  addLine: "Add a line",
  lineAdded: (place: number) => `Line ${place} is there.`,
  day: (place: number) => `Day ${place}`,
  addDay: "Add a day",
  rankChosen: "Your order",
  rankEmpty: "Nothing is picked yet.",
  rankRest: "To pick from",
  rankFull: "Your list is full. Take one out to pick another.",
  rankPlace: (place: number) => `Place ${place}`,
  rankNone: "No pick",
  up: "Move up",
  down: "Move down",
  takeOut: "Take out",
  sorted: (sorted: number, all: number) => `${sorted} of ${all}`,
  unsorted: "Leave out",
} as const;
