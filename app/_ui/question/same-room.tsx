import type { ReactNode } from "react";
import { onceScripted } from "../use-scripted";

type SameRoomProps = {
  scripted: boolean;
  /** What stands there until scripts run. */
  plain: ReactNode;
  /** What only scripts can work. None of its fields may be sent before: they are left out or disabled until then. */
  children: ReactNode;
};

/** A control that scripts work over the plain one before it: both have the same room from the first paint on. */
export function SameRoom({ scripted, plain, children }: SameRoomProps) {
  return (
    <div className="grid grid-cols-1 items-start">
      <div className={`col-start-1 row-start-1 ${onceScripted(scripted)}`}>{children}</div>
      {scripted ? null : <div className="col-start-1 row-start-1">{plain}</div>}
    </div>
  );
}
