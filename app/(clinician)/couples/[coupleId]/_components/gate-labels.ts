/** Gates in the words of the formulation paper, section 7. */
export const GATE_LABEL: Readonly<Record<string, string>> = {
  G01: "Not yet screened alone for violence and control",
  G02: "Coercive control, fear, injury or a child at risk",
  G03: "Situational, low-severity violence without fear",
  G04: "Sexual coercion now, or no safe way to say no",
  G05: "Active suicidal plan or intent, or harm to others",
  G16: "A blow-up in the last 72 hours, or high tension twice running",
};
