"use client";
import { useSyncExternalStore } from "react";
import { Notice } from "#ui/notice";

function listen(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** One line while there is no network: everything can be edited, and where it lies until it is saved. */
export function OfflineLine({ isUnreachable, lies }: { isUnreachable: boolean; lies: string }) {
  const isOnline = useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  );
  if (isOnline && !isUnreachable) return null;
  return (
    <div className="screen-only mb-4">
      <Notice>
        Editing offline. What you change is kept {lies} and saved by itself once the server can be reached.
      </Notice>
    </div>
  );
}
