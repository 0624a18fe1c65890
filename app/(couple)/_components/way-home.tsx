import { HardLinkButton } from "#ui/hard-link";
import { PassBack } from "./pass-back";
import { done } from "./words";

/** Where a page that is done leads: to Today on one's own phone, back to the therapist on their tablet. */
export function WayHome({ isTablet }: { isTablet: boolean }) {
  if (isTablet) return <PassBack />;
  return (
    <HardLinkButton href="/home" kind="primary" wide>
      {done.home}
    </HardLinkButton>
  );
}
