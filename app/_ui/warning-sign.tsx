/** The warning triangle: filled, outlined in ink, so that it never rests on the yellow alone. */
export function WarningSign({ size = 18 }: { size?: 18 | 24 }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      className="mt-px shrink-0 stroke-on-warning text-on-warning"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M12 3 2 20.5h20Z" className="fill-warning" />
      <path d="M12 9.5v5m0 3v.01" fill="none" strokeWidth={2.25} />
    </svg>
  );
}
