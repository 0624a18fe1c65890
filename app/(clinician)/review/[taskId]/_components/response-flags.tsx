import { Notice } from "#ui/notice";

/** What asks for a look before anything else. Neither is ever told to the other partner. */
export function ResponseFlags({
  strained,
  brokenAgreement,
}: {
  strained: boolean;
  brokenAgreement: boolean;
}) {
  if (!strained && !brokenAgreement) return null;
  return (
    <div className="mb-6 flex flex-col gap-3">
      {brokenAgreement ? (
        <Notice kind="danger" title="What was agreed was not kept">
          This was said in private. See each of them alone before any touch exercise, and do not quote it.
        </Notice>
      ) : null}
      {strained ? (
        <Notice kind="warning" title="Upset or strained at 7 or more">
          This exercise cannot be given again until you mark this as reviewed.
        </Notice>
      ) : null}
    </div>
  );
}
