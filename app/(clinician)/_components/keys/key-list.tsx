import { KeyCaps } from "./key-caps";
import { KEY_GROUPS, KEYS } from "./key-table";

/** Every key of the table, by where it counts. */
export function KeyList() {
  return (
    <div className="grid gap-x-10 gap-y-6 sheet:grid-cols-2">
      {KEY_GROUPS.map((group) => (
        <section key={group} aria-label={group}>
          <h3 className="type-label mb-1">{group}</h3>
          <dl className="ruled">
            {KEYS.filter((row) => row.group === group).map((row) => (
              <div key={row.id} className="flex items-center justify-between gap-4 py-1.5">
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
