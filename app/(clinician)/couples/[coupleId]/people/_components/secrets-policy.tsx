import type { PolicyKind, PolicyStep, PolicyVersion } from "#lib/couples/secrets-policy";
import { formatDate } from "../../../../../_ui/when";
import { PolicyForms } from "./policy-forms";

type SecretsPolicyProps = {
  coupleId: string;
  /** Newest first. */
  versions: readonly PolicyVersion[];
  inForce: PolicyVersion | null;
  step: PolicyStep;
  kinds: readonly { kind: PolicyKind; label: string; meaning: string }[];
  carveOut: string;
};

const day = (at: Date | null) => (at ? formatDate(at.toISOString().slice(0, 10)) : "not yet");

/** What counts now, what was offered and signed before, and the way to offer another. */
export function SecretsPolicy({ coupleId, versions, inForce, step, kinds, carveOut }: SecretsPolicyProps) {
  const named = (kind: PolicyKind) => kinds.find((one) => one.kind === kind);
  return (
    <>
      <p>
        {inForce
          ? `${named(inForce.kind)?.label} counts since ${day(inForce.inForceAt)}. ${named(inForce.kind)?.meaning}`
          : "No agreement is signed yet. Until then what is said alone is kept private."}{" "}
        {carveOut}
      </p>
      {versions.length > 0 ? (
        <table className="chart-table">
          <caption>
            What was offered and signed, newest first. Neither partner sees the other's signature.
          </caption>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Offered</th>
              <th scope="col">A signed</th>
              <th scope="col">B signed</th>
              <th scope="col">Counts since</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one, place) => (
              <tr key={one.version}>
                <th scope="row">
                  {one.version}, {named(one.kind)?.label.toLowerCase()}
                </th>
                <td>{day(one.proposedAt)}</td>
                <td>{day(one.signedAt.A)}</td>
                <td>{day(one.signedAt.B)}</td>
                <td>{one.inForceAt || place === 0 ? day(one.inForceAt) : "replaced"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <PolicyForms
        coupleId={coupleId}
        ready={step === "ready" ? (versions[0]?.version ?? null) : null}
        choices={kinds.filter(({ kind }) => kind !== versions[0]?.kind)}
      />
    </>
  );
}
