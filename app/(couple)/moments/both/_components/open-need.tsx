import { momentLabel } from "../../_components/day-label";
import { moments as words } from "../../words";
import type { NeedWords } from "../loaders";

function responseName({ source, isOwn }: NeedWords): string {
  if (source === "view") return isOwn ? words.bothDidOwn : words.bothDidTheirs;
  return isOwn ? words.bothSawOwn : words.bothSawTheirs;
}

/** What one of the two said of a moment, in their own part; the two are never mixed. */
export function OpenNeedPart({ need }: { need: NeedWords }) {
  return (
    <section className="flex flex-col gap-1 border-l-2 pl-4">
      <h3 className="type-heading">{need.isOwn ? words.bothYou : words.bothPartner}</h3>
      <p className="text-text-muted">{momentLabel(need)}</p>
      {need.response ? (
        <p>
          <span className="text-text-muted">{responseName(need)}: </span>
          {need.response}
        </p>
      ) : null}
      {need.needKind ? (
        <p>
          <span className="text-text-muted">{words.bothNeed}: </span>
          {need.needKind}
        </p>
      ) : null}
      {need.realNeed ? <p className="wrap-anywhere">{need.realNeed}</p> : null}
    </section>
  );
}
