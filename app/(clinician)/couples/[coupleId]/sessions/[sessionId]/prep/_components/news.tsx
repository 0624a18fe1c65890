import { Link } from "#ui/link";
import { formatDay } from "../../../../../../../_ui/when";
import { ofEach } from "../../../../../../_components/brief-words";
import { type BriefProps, Line, Part } from "./part";

const SHOWN = 2;

/** A few names, and how many more there are. */
function named(titles: readonly string[]): string {
  const rest = titles.length - SHOWN;
  return [...titles.slice(0, SHOWN), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

/** What came in since the last session, and what is past its day. Each figure leads to where it is from. */
export function News({ brief: { couple, last, news, holds, waiting, consentChecks } }: BriefProps) {
  const { sent, unread, firstUnread, firstAlert, notIn, alerts, checkIns, setAside } = news;
  const [home, review] = [`/couples/${couple.id}`, firstUnread ? `/review/${firstUnread}` : "/review"];
  const title = last ? (
    <>
      Since{" "}
      <Link href={`${home}/sessions/${last.id}/wrap-up`}>
        session {last.number}, {formatDay(last.startsAt, last.zone)}
      </Link>
    </>
  ) : (
    "So far"
  );
  return (
    <Part id="news" title={title}>
      <dl className="ruled">
        {waiting.length > 0 ? (
          <Line name="Asks to be seen alone">
            <Link href={home}>{waiting.join(" and ")}</Link>
          </Line>
        ) : null}
        {consentChecks.length > 0 ? (
          <Line name="See alone about consent">
            <Link href={`${home}/formulation`}>{consentChecks.join(" and ")}</Link>
          </Line>
        ) : null}
        {holds > 0 ? (
          <Line name="Safety holds in force">
            <Link href={`${home}/people`}>{holds}</Link>
          </Line>
        ) : null}
        <Line name="Answers that came in">
          <Link href={`${home}#homework`}>{ofEach(sent)}</Link>
        </Line>
        <Line name="Unread">
          {unread === 0 ? (
            "None"
          ) : (
            <>
              <Link href={review}>{unread}</Link>
              {firstAlert ? (
                <>
                  , <Link href={`/review/${firstAlert}`}>{alerts} to look at first</Link>
                </>
              ) : null}
            </>
          )}
        </Line>
        <Line name="Homework past its day">
          {notIn.A + notIn.B === 0 ? "None" : <Link href={`${home}#homework`}>{ofEach(notIn)}</Link>}
        </Line>
        <Line name="Check-ins">
          <Link href={`${home}/progress`}>{ofEach(checkIns)}</Link>
        </Line>
        <Line name="Set aside or not reached">
          {last === null || setAside.length === 0 ? (
            "Nothing"
          ) : (
            <Link href={`${home}/sessions/${last.id}/wrap-up`}>{named(setAside)}</Link>
          )}
        </Line>
      </dl>
    </Part>
  );
}
