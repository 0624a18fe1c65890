import { flagSentence, sessionCheckTotal } from "#lib/couples/rules-session-check";
import { SESSION_CHECK_ITEMS, type SessionCheckAnswers } from "#lib/couples/session-check-items";
import type { SessionChecks } from "#lib/couples/session-checks";

const hasNone = (answers: SessionCheckAnswers) =>
  SESSION_CHECK_ITEMS.every(({ key }) => answers[key] === null);

/**
 * What each said of the session alone, and where to look closer. For the therapist: open the talk without quoting
 * (measures paper, section 4).
 */
export function SessionCheckPart({ checks }: { checks: SessionChecks | null }) {
  if (!checks) return null;
  return (
    <section aria-labelledby="session-check" className="mt-6 flex flex-col gap-3">
      <h3 id="session-check" className="type-label">
        What each said of session {checks.number}
      </h3>
      {checks.flags.length > 0 ? (
        <div className="border-l-4 border-warning pl-4">
          <p className="font-medium">Look closer</p>
          <ul>
            {checks.flags.map((flag) => (
              <li key={flagSentence(flag)}>{flagSentence(flag)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <table className="w-full max-w-measure text-left">
        <thead>
          <tr className="border-b">
            <th scope="col" className="py-1 font-medium">
              0 to 10
            </th>
            {checks.checks.map(({ slot }) => (
              <th key={slot} scope="col" className="py-1 text-right font-medium">
                {slot}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SESSION_CHECK_ITEMS.map(({ key, statement }) => (
            <tr key={key} className="border-b">
              <th scope="row" className="py-1 font-normal">
                {statement}
              </th>
              {checks.checks.map(({ slot, answers }) => (
                <td key={slot} className="type-figure py-1 text-right">
                  {answers[key] ?? "open"}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-1 font-medium">
              Of 40
            </th>
            {checks.checks.map(({ slot, answers }) => (
              <td key={slot} className="type-figure py-1 text-right font-medium">
                {sessionCheckTotal(answers) ?? (hasNone(answers) ? "gave no numbers" : "not all answered")}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="type-note">For you alone. Open the talk without quoting either of them.</p>
    </section>
  );
}
