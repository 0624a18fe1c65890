/** The main button of the page sends the rating's form too, from the page's head. */
export const RATING_FORM = "rating";
