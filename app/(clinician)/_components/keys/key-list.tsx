import { RUN_KEYS } from "../../../_run/run-key-table";
import { KeyCaps } from "./key-caps";
import { KEY_GROUPS, KEYS } from "./key-table";
import { PANE_KEYS, PLAN_KEYS } from "./plan-keys";

type ShownKey = { keys: string; says: string };

/** Every key there is, by where it counts; each group is the table that its handler reads. */
const GROUPS: readonly { group: string; rows: readonly ShownKey[] }[] = [
  ...KEY_GROUPS.map((group) => ({ group, rows: KEYS.filter((row) => row.group === group) })),
  {
    group: "An item of the plan, in focus",
    rows: [
      ...PLAN_KEYS.map(({ label, says }) => ({ keys: label, says })),
      ...Object.entries(PANE_KEYS).map(([keys, { says }]) => ({ keys, says })),
    ],
  },
  {
    group: "A session under way",
    rows: RUN_KEYS.map(({ label, does }) => ({ keys: label, says: does })),
  },
];

/** Every key, by where it counts. */
export function KeyList() {
  return (
    <div className="gap-x-10 sheet:columns-2">
      {GROUPS.map(({ group, rows }) => (
        <section key={group} aria-label={group} className="mb-6 break-inside-avoid">
          <h3 className="type-label mb-1">{group}</h3>
          <dl className="ruled">
            {rows.map((row) => (
              <div key={row.keys} className="flex items-center justify-between gap-4 py-1.5">
                <dt>{row.says}</dt>
                <dd>
                  <KeyCaps keys={row.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
