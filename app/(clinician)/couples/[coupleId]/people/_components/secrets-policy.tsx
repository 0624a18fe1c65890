import type { PolicyKind, PolicyStep, PolicyVersion } from "#lib/couples/rules-secrets";
import { formatDay } from "../../../../../_ui/when";
import { PolicyForms } from "./policy-forms";

type SecretsPolicyProps = {
  coupleId: string;
  /** Newest first. */
  versions: readonly PolicyVersion[];
  inForce: PolicyVersion | null;
  step: PolicyStep;
  kinds: readonly { kind: PolicyKind; label: string; meaning: string }[];
  carveOut: string;
  timeZone: string;
};

/** What counts now, what was offered and signed before, and the way to offer another. */
export function SecretsPolicy(props: SecretsPolicyProps) {
  const { coupleId, versions, inForce, step, kinds, carveOut, timeZone } = props;
  const day = (at: Date | null) => (at ? formatDay(at, timeZone) : "not yet");
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
        <div className="flex flex-col gap-2">
          <p className="type-note">
            What was offered and signed, newest first. Neither partner sees the other's signature.
          </p>
          <ul className="ruled border-y">
            {versions.map((one, place) => (
              <li key={one.version} className="flex flex-col gap-0.5 py-2.5">
                <span>
                  Version {one.version}, {named(one.kind)?.label.toLowerCase()}
                </span>
                <span className="type-note type-figure">
                  Offered {day(one.proposedAt)}. A signed: {day(one.signedAt.A)}. B signed:{" "}
                  {day(one.signedAt.B)}. Counts since:{" "}
                  {one.inForceAt || place === 0 ? day(one.inForceAt) : "replaced before it did"}.
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <PolicyForms
        coupleId={coupleId}
        ready={step === "ready" ? (versions[0]?.version ?? null) : null}
        choices={kinds.filter(({ kind }) => kind !== versions[0]?.kind)}
      />
    </>
  );
}
