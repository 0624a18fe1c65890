/** The tick inside a ticked box. */
export function ChoiceTick() {
  return (
    <svg className="choice-tick" viewBox="0 0 18 18" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M4.5 9.5l3 3 6-6.5"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
