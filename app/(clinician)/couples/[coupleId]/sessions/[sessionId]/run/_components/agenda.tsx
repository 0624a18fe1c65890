import { PHASE_LABEL, type PlanItem } from "#lib/planning/types";
import { Icon } from "#ui/icon";
import { AgendaForm } from "./agenda-form";
import type { RunPlaceIds } from "./current-form";

type AgendaProps = { place: RunPlaceIds; items: readonly PlanItem[]; currentId: string | null };

function stateOf(item: PlanItem, currentId: string | null): string {
  if (item.state === "done") return item.actualMinutes === null ? "Done" : `Done, ${item.actualMinutes} min`;
  if (item.state === "set_aside") return "Set aside";
  return item.id === currentId ? "Now" : `${item.minutes} min`;
}

/** Every item with what became of it; each can be set aside or brought back with one press. */
export function Agenda({ place, items, currentId }: AgendaProps) {
  return (
    <ol className="ruled mt-3">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <span className="flex min-w-0 flex-col">
            <span className={item.id === currentId ? "font-medium" : undefined}>{item.title}</span>
            <span className="type-note">{PHASE_LABEL[item.phase]}</span>
          </span>
          <span className="flex items-center gap-3">
            <span className="type-figure inline-flex items-center gap-1.5 text-text-muted">
              {item.state === "done" ? <Icon name="tick" size={14} /> : null}
              {stateOf(item, currentId)}
            </span>
            {item.id === currentId ? null : (
              <AgendaForm
                place={place}
                itemId={item.id}
                title={item.title}
                to={item.state === "planned" ? "set_aside" : "planned"}
              />
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
