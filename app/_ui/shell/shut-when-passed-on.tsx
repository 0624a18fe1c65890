"use client";
import { useEffect, useRef } from "react";
import { onPassedOn } from "./other-windows";

/** Covers this window and asks the server again when another one hands the tablet over, or Back brings the page up from memory. */
export function ShutWhenPassedOn() {
  const cover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const again = () => {
      if (cover.current) cover.current.hidden = false;
      window.location.replace(window.location.href);
    };
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) again();
    };
    const stop = onPassedOn(again);
    window.addEventListener("pageshow", onShow);
    return () => {
      stop();
      window.removeEventListener("pageshow", onShow);
    };
  }, []);
  return <div ref={cover} hidden className="leave-cover" />;
}
