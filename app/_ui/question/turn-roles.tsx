import { PAGE_WORDS as words } from "./page-words";

/** What both do in each turn; it stands on the page of every turn. */
export function TurnRoles({ steps }: { steps: readonly string[] }) {
  return (
    <section className="mb-6 border-l-2 pl-4" aria-labelledby="in-each-turn">
      <p id="in-each-turn" className="type-label mb-1">
        {words.inEachTurn}
      </p>
      <ul className="flex flex-col gap-1">
        {steps.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
