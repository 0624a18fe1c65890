type Option = { readonly value: string; readonly label: string };

/** What a question needs to be drawn: its words, and what its kind of control takes. */
export type Asked = { readonly label: string; readonly why: string } & (
  | { readonly type: "scale"; readonly low: string; readonly high: string }
  | { readonly type: "short" | "long" | "yesno" | "stamp" }
  | { readonly type: "choice" | "check"; readonly options: readonly Option[] }
  | { readonly type: "multi"; readonly options: readonly Option[]; readonly max?: number }
  | { readonly type: "timer"; readonly minutes: readonly number[]; readonly parts: number }
  | { readonly type: "turns"; readonly rounds: number; readonly minutesEach: number }
  | { readonly type: "lines" | "dates"; readonly max: number }
  | { readonly type: "rank"; readonly options: readonly Option[]; readonly max: number }
  | {
      readonly type: "sort";
      readonly options: readonly Option[];
      readonly piles: readonly Option[];
      readonly personal?: true;
    }
  | {
      readonly type: "pacer";
      readonly minutes: number;
      readonly inSeconds: number;
      readonly outSeconds: number;
    }
);

/** What every control of a question gets. */
export type ControlProps<Kind extends Asked["type"]> = {
  question: Extract<Asked, { type: Kind }>;
  /** Name of the form field. */
  name: string;
  /** The form value, or the list of picks. */
  value: string | readonly string[];
  /** Told when the answer changed without a key or a press in the form itself. */
  onChange: () => void;
};

/** The list a control starts with. */
export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? (value === "" ? [] : [value]) : value;
}
