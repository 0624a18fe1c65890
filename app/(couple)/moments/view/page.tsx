import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../../_components/kept-form";
import { asked } from "../_components/asked";
import { dayOptions } from "../_components/day-label";
import { moments as words } from "../words";
import { ViewForm } from "./_components/view-form";
import { tellResponseAction } from "./actions";
import { loadView } from "./loaders";

export const metadata: Metadata = { title: "Moments" };

export default async function ViewPage() {
  const loaded = await loadView();
  if (!loaded) return <KeptForm action={tellResponseAction} address="/moments/view" />;
  const { state, now, agreement, questions } = loaded;
  return (
    <>
      <BackLink href="/moments" />
      <h1 className="type-display mt-2 mb-4">{words.viewTitle}</h1>
      {state === "open" ? (
        <ViewForm
          questions={questions.map(asked)}
          agreement={agreement}
          days={dayOptions(now.day)}
          day={now.day}
          part={now.part}
        />
      ) : (
        <div className="flex flex-col gap-6">
          <p>{words.held}</p>
          <HardLinkButton href="/home" kind="primary" wide>
            {words.home}
          </HardLinkButton>
        </div>
      )}
    </>
  );
}
