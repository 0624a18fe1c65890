import type { ReactNode } from "react";
import { introOf, questionsOf } from "#lib/exercises/rules";
import type { Exercise, Field, RepeatUnit } from "#lib/exercises/types";
import { entryName, SMALLER_MINUTES } from "#lib/homework/rules";
import { BackLink } from "#ui/back-link";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { TurnRoles } from "#ui/question/turn-roles";
import { INTRO_WORDS } from "../../../../../_ui/question/intro-words";
import { OTHER_WAYS_WORDS } from "../../../../../_ui/question/other-ways-words";
import { OVERVIEW_WORDS } from "../../../../../_ui/question/overview-words";
import { PAGE_WORDS } from "../../../../../_ui/question/page-words";
import { PASS_WORDS } from "../../../../../_ui/question/pass-words";
import { placeWords } from "../../../../../_ui/question/place-words";
import { PartnerQuestion } from "../../_components/partner-question";
import { Phone } from "./phone";
import type { PhonePage } from "./phone-pages";

/** The texts of a draft that are there already. */
const written = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text.trim() !== "");

function Titled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t pt-4">
      <p className="type-heading">{title}</p>
      {children}
    </section>
  );
}

type FirstListProps = { fields: readonly Field[]; unit: RepeatUnit };

/** The list of entries before anything is written: what comes before them, the first of them, and what closes. */
function FirstList({ fields, unit }: FirstListProps) {
  const words = OVERVIEW_WORDS;
  const around = fields.filter(({ entry }) => entry === undefined);
  const hasEnd = around.some(({ asked }) => asked === "end");
  const hasStart = around.some(({ asked }) => asked !== "end");
  const row = "flex flex-col gap-2 py-4";
  return (
    <section className="flex flex-col border-t pt-4">
      <p className="type-heading">{words.emptyTitle}</p>
      <ul className="ruled">
        {hasStart ? (
          <li className={row}>
            <p className="type-label">{words.before}</p>
            <Button kind="primary" wide>
              {words.begin}
            </Button>
          </li>
        ) : null}
        <li className={row}>
          <p className="type-label">{entryName(unit, 1)}</p>
          <Button kind={hasStart ? "quiet" : "primary"} wide>
            {words.start}
          </Button>
        </li>
        <li className={row}>
          <p className="type-label">{words.after}</p>
          <p className="text-text-muted">{hasEnd ? words.afterText : words.finishText}</p>
          <Button wide>{hasEnd ? words.goOn : words.finish}</Button>
          {hasEnd ? <span className="text-link">{words.finish}</span> : null}
        </li>
      </ul>
    </section>
  );
}

/** The first page, before any question, of the whole exercise or of its two-minute form. */
export function FirstPhone({ exercise, isSmaller = false }: { exercise: Exercise; isSmaller?: boolean }) {
  const { title, aim, minutesNote, stopLine } = exercise;
  const fields = questionsOf(exercise);
  const intro = introOf({ ...exercise, fields }, isSmaller);
  const { repeat } = exercise;
  const words = INTRO_WORDS;
  return (
    <Phone
      caption="The first page"
      note={repeat ? "Each entry begins from the list and leads back to it." : null}
    >
      <div>
        <BackLink href="#" />
        <p className="type-display mt-2">{title}</p>
      </div>
      <div className="reading">
        <p>{aim}</p>
        <p>{isSmaller ? `About ${SMALLER_MINUTES} minutes.` : minutesNote}</p>
      </div>
      {intro.shortVersion ? <Notice title={words.shortVersion}>{intro.shortVersion}</Notice> : null}
      {repeat ? (
        <FirstList fields={fields} unit={repeat.unit} />
      ) : (
        <Button kind="primary" wide>
          {PAGE_WORDS.start}
        </Button>
      )}
      {isSmaller ? null : (
        <div className="flex flex-col gap-1">
          <Button wide>{OTHER_WAYS_WORDS.short}</Button>
          <p className="text-text-muted">{OTHER_WAYS_WORDS.shortTime}</p>
        </div>
      )}
      <Button wide>{OTHER_WAYS_WORDS.open}</Button>
      <p>{stopLine ?? words.stopping}</p>
      {isSmaller ? null : (
        <Titled title={words.steps}>
          <ol className="flex list-decimal flex-col gap-2 pl-6">
            {written(intro.steps).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Titled>
      )}
      {written(intro.materials).length === 0 ? null : (
        <Titled title={words.materials}>
          <ul className="flex list-disc flex-col gap-1 pl-6">
            {written(intro.materials).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Titled>
      )}
      <Titled title={words.audience}>
        <p>{words.audienceEach}</p>
        <ul className="flex list-disc flex-col gap-1 pl-6">
          {intro.audiences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{words.skipping}</p>
      </Titled>
      <div className="flex flex-col gap-2 border-t pt-4 text-text-muted">
        <p>{words.leave}</p>
        <p>{words.notWatched}</p>
      </div>
    </Phone>
  );
}

type QuestionPhoneProps = { exercise: Exercise; page: PhonePage; place: number; count: number };

/** The page of one question, under the steps that lead to it; of turns, the page of the first one. */
export function QuestionPhone({ exercise, page, place, count }: QuestionPhoneProps) {
  const { field, turnSteps, when } = page;
  const { repeat } = exercise;
  const steps = written(page.steps.filter((step) => !turnSteps.includes(step)));
  const isTurns = field.type === "turns";
  return (
    <Phone caption={`Page ${place + 1} of ${count}`} note={when}>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <BackLink href="#" />
        <div className="type-note type-figure flex gap-3">
          {repeat && field.entry !== undefined ? (
            <p className="font-medium text-text">{entryName(repeat.unit, field.entry)}</p>
          ) : null}
          {page.progress ? <p>{placeWords(page.progress.at, page.progress.of)}</p> : null}
        </div>
      </div>
      {steps.length === 0 ? null : (
        <div className="reading border-l-2 pl-4">
          {steps.map((step) => (
            <p key={step}>{step}</p>
          ))}
        </div>
      )}
      {written(turnSteps).length === 0 ? null : <TurnRoles steps={written(turnSteps)} />}
      <ol>
        <PartnerQuestion question={field} stopLine={exercise.stopLine} />
      </ol>
      <Button kind="primary" wide>
        {isTurns ? PAGE_WORDS.swap : PAGE_WORDS.continue}
      </Button>
      {isTurns ? <Button wide>{PAGE_WORDS.enoughTurns}</Button> : null}
      <div className="flex flex-wrap justify-between gap-3">
        <Button>{PAGE_WORDS.skip}</Button>
        <Button>{PAGE_WORDS.stop}</Button>
      </div>
    </Phone>
  );
}

/** The page between two turns, with nothing of the turn before on it. */
export function PassPhone({ turns }: { turns: number }) {
  return (
    <Phone
      caption="Between two turns"
      isShort
      note={`Comes before each of turns 2 to ${turns}. At the end the phone is given back: its owner types their passphrase.`}
    >
      <p className="type-display mt-8">{PASS_WORDS.title}</p>
      <p className="reading">{PASS_WORDS.text}</p>
      <p>{PASS_WORDS.turnNext}</p>
      <Button kind="primary" wide>
        {PASS_WORDS.haveIt}
      </Button>
    </Phone>
  );
}
