/** The house mark: a level line and, beneath it, a shallow hull with its keel. Decorative; put a word beside it. */
export function Mark({ size = 24 }: { size?: 20 | 24 | 32 | 40 }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <path d="M1.75 8.75h20.5" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      <path
        d="M3.75 11.75h16.5c-1.5 2.9-3.9 4.3-7 4.5v2.5a1.25 1.25 0 0 1-2.5 0v-2.5c-3.1-.2-5.5-1.6-7-4.5Z"
        fill="currentColor"
      />
    </svg>
  );
}
