"use client";
import { usePathname } from "next/navigation";
import { CannotShow } from "#ui/cannot-show";
import { CoupleShell } from "#ui/shell/couple-shell";
import { DoorShell } from "#ui/shell/door-shell";
import { useAgain } from "./use-again";

/** The partners' rooms: whatever fails there, Leave and Help now stay where they always are. */
const COUPLE_ROOM = /^\/(home|do|check-in|who-can-see|together|help-now)(\/|$)/;

/** A page that could not be read, frame and all. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const body = <CannotShow onAgain={useAgain(reset)} />;
  if (COUPLE_ROOM.test(usePathname())) {
    return (
      <CoupleShell>
        <div className="flex flex-col gap-6">{body}</div>
      </CoupleShell>
    );
  }
  return <DoorShell named={false}>{body}</DoorShell>;
}
