import type { Metadata } from "next";
import type { NeedChoice } from "#lib/formulation/own-needs";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { formatWeekday } from "../../../_ui/when";
import { KeptForm } from "../../_components/kept-form";
import { momentLabel } from "../_components/day-label";
import { moments as words } from "../words";
import { ChoiceForm } from "./_components/choice-form";
import { OpenNeedPart } from "./_components/open-need";
import { chooseNeedShareAction } from "./actions";
import { loadNeeds } from "./loaders";

export const metadata: Metadata = { title: "Moments" };

function Choices({ choices }: { choices: readonly NeedChoice[] }) {
  return (
    <ul className="ruled">
      {choices.map((choice) => (
        <li key={choice.sourceId} className="flex flex-col gap-3 py-4">
          <h2 className="type-title">{momentLabel(choice)}</h2>
          <p className="text-text-muted">{choice.chosen ? words.bothChosen : words.bothKept}</p>
          <ChoiceForm choice={choice} label={momentLabel(choice)} />
        </li>
      ))}
    </ul>
  );
}

export default async function BothPage() {
  const loaded = await loadNeeds();
  if (!loaded) return <KeptForm action={chooseNeedShareAction} address="/moments/both" />;
  const { state, choices, open } = loaded;
  return (
    <div className="flex flex-1 flex-col gap-6">
      <div>
        <BackLink href="/moments" />
        <h1 className="type-display mt-2">{words.bothTitle}</h1>
      </div>
      {state === "held" ? (
        <>
          <p>{words.held}</p>
          <Choices choices={choices} />
          <HardLinkButton href="/home" kind="primary" wide>
            {words.home}
          </HardLinkButton>
        </>
      ) : (
        <>
          <div className="reading">
            <p>{words.bothText}</p>
            <p>{words.bothSame}</p>
          </div>
          {choices.length === 0 ? <p className="text-text-muted">{words.bothNone}</p> : null}
          <Choices choices={choices} />
          {open.map(({ day, needs }) => (
            <section key={day} aria-labelledby={`open-${day}`} className="flex flex-col gap-4 border-t pt-6">
              <h2 id={`open-${day}`} className="type-title">
                {words.bothOpen(formatWeekday(day))}
              </h2>
              {needs.map((need) => (
                <OpenNeedPart key={need.id} need={need} />
              ))}
            </section>
          ))}
        </>
      )}
    </div>
  );
}
