/** Letters of scripts that are as wide as they are high take the room of two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

const roomOf = (letter: string) => (WIDE.test(letter) ? 2 : 1);
const lengthOf = (text: string) => [...text].reduce((sum, letter) => sum + roomOf(letter), 0);

/** A word longer than a line, in pieces that fit. */
function piecesOf(word: string, most: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (lengthOf(piece) + roomOf(letter) > most) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** Text in lines of at most so many letters, broken between words where it can be; a drawing does not break lines. */
export function wrapText(text: string, most: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    for (const piece of paragraph
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((word) => piecesOf(word, most))) {
      const last = lines.at(-1);
      if (last !== undefined && lengthOf(last) + 1 + lengthOf(piece) <= most)
        lines[lines.length - 1] = `${last} ${piece}`;
      else lines.push(piece);
    }
    return lines;
  });
}
