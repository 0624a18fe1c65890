import { PrintChoice } from "../../../../../../../_components/print-choice";

const USES = [
  [false, "Working copy"],
  [true, "For release"],
] as const;

type UseChoiceProps = { isRelease: boolean; hrefOf: (release: boolean) => string };

/** What the paper is for: one's own work, or somebody else's hands. */
export function UseChoice({ isRelease, hrefOf }: UseChoiceProps) {
  return <PrintChoice label="What it is for" options={USES} chosen={isRelease} hrefOf={hrefOf} />;
}
