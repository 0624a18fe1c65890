import * as WORDS from "./words";

const words = WORDS.whoCanSee;

const ROWS = [
  { kind: words.onlyMe, me: words.untilSent, therapist: words.no, partner: words.no },
  { kind: words.forTherapist, me: words.untilSent, therapist: words.yes, partner: words.no },
  { kind: words.reveal, me: words.untilSent, therapist: words.yes, partner: words.opened },
  { kind: words.matches, me: words.opened, therapist: words.both, partner: words.opened },
  { kind: words.shared, me: words.untilSent, therapist: words.yes, partner: words.bothSent },
  { kind: words.checkIn, me: words.untilSent, therapist: words.yes, partner: words.opened },
  { kind: words.questions, me: words.chosen, therapist: words.yes, partner: words.opened },
  { kind: words.moments, me: words.untilSent, therapist: words.yes, partner: words.no },
  { kind: words.okay, me: words.no, therapist: words.onlyOpen, partner: words.no },
  { kind: words.ceilingTitle, me: words.yes, therapist: words.onlyOpen, partner: words.no },
  { kind: words.talk, me: words.no, therapist: words.yes, partner: words.no },
  { kind: words.how, me: words.untilSent, therapist: words.yes, partner: words.no },
  { kind: words.drafts, me: words.yes, therapist: words.no, partner: words.no },
  { kind: words.done, me: words.yes, therapist: words.yes, partner: words.no },
  { kind: words.appointment, me: words.yes, therapist: words.yes, partner: words.yes },
];

/** Every kind of answer, and who can see it. */
export function AudienceTable() {
  return (
    <table className="w-full border-collapse text-left text-sm">
      <caption className="sr-only">{words.title}</caption>
      <thead>
        <tr className="border-b align-bottom">
          <th scope="col" className="py-2 pr-3 font-medium">
            {words.kind}
          </th>
          <th scope="col" className="px-2 py-2 font-medium">
            {words.me}
          </th>
          <th scope="col" className="px-2 py-2 font-medium">
            {words.therapist}
          </th>
          <th scope="col" className="py-2 pl-2 font-medium">
            {words.partner}
          </th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row.kind} className="border-b align-top">
            <th scope="row" className="py-3 pr-3 font-normal">
              {row.kind}
            </th>
            <td className="px-2 py-3">{row.me}</td>
            <td className="px-2 py-3">{row.therapist}</td>
            <td className="py-3 pl-2">{row.partner}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
