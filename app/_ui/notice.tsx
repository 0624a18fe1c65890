import type { ReactNode } from "react";
import { Icon } from "./icon";
import { WarningSign } from "./warning-sign";

type NoticeKind = "info" | "done" | "warning" | "danger";

type NoticeProps = {
  kind?: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or link that deals with it. */
  action?: ReactNode;
};

const BARS: Readonly<Record<NoticeKind, string>> = {
  info: "border-l-text bg-sunken",
  done: "border-l-success bg-success-tint",
  warning: "border-l-warning bg-sunken",
  danger: "border-l-danger bg-danger-tint",
};

const SPOKEN: Readonly<Record<NoticeKind, string>> = {
  info: "",
  done: "Done: ",
  warning: "Warning: ",
  danger: "Important: ",
};

function Sign({ kind }: { kind: NoticeKind }) {
  if (kind === "warning") return <WarningSign />;
  if (kind === "danger") return <Icon name="stop" />;
  return <Icon name={kind === "done" ? "tick" : "info"} />;
}

/** A block that says one thing in place. `danger` is for safety, Stop and destroying; `warning` for a risk ahead. */
export function Notice({ kind = "info", title, children, action }: NoticeProps) {
  const signColour = kind === "danger" ? "text-danger" : kind === "done" ? "text-success" : "";
  return (
    <div className={`flex max-w-measure gap-3 rounded-control border-l-4 px-4 py-3 ${BARS[kind]}`}>
      <span className={`pt-px ${signColour}`}>
        <Sign kind={kind} />
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        {title ? (
          <p className="type-label">
            <span className="sr-only">{SPOKEN[kind]}</span>
            {title}
          </p>
        ) : null}
        {children ? <div className="flex flex-col gap-2">{children}</div> : null}
        {action ? <div className="mt-1 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
