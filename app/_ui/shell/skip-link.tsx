/** Jumps over the header to `#main`; seen only while focused. */
export function SkipLink() {
  return (
    <a href="#main" className="skip-link">
      Skip to main content
    </a>
  );
}
