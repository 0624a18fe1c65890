type CoupleFooterProps = {
  /** One thing alone is open: only help stays. */
  isShort?: boolean;
};

/** What stands under every page of the partners' room. */
export function CoupleFooter({ isShort = false }: CoupleFooterProps) {
  return (
    <footer className="screen-only border-t py-2">
      <ul className="flex flex-wrap gap-x-6">
        {isShort ? null : (
          <>
            <li>
              <a href="/who-can-see" className="inline-flex min-h-control items-center text-sm text-link">
                Who can see what
              </a>
            </li>
            <li>
              <a href="/talk" className="inline-flex min-h-control items-center text-sm text-link">
                Ask my therapist to talk with me alone
              </a>
            </li>
          </>
        )}
        <li>
          <a href="/help-now" className="inline-flex min-h-control items-center text-sm text-link">
            Help now
          </a>
        </li>
      </ul>
    </footer>
  );
}
