"use client";

import { useEffect, useRef, useState } from "react";
import { sendLastWords } from "./last-words";
import { countShift, NO_PRESSES, PRESSES_TO_LEAVE } from "./leave-keys";
import { onPassedOn } from "./other-windows";

/** Id of the form, for a second button elsewhere on the page. */
export const LEAVE_FORM = "leave-form";

const DOTS = [1, 2, 3] as const;

/** A server that takes longer than this is left by the plain form. */
const PATIENCE_MS = 2000;

/** Ends the session. False when no answer came: then nothing is known to have ended. */
async function endSession(): Promise<boolean> {
  try {
    // The answer leads to another site, which a fetch must not follow.
    await fetch("/leave", {
      method: "POST",
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return true;
  } catch {
    return false; // offline, or too slow: the caller leaves by the plain form
  }
}

/** What the tab keeps over a reload goes first; the answer of the server clears it as well where it can. */
function forgetTab(): void {
  try {
    window.sessionStorage.clear();
  } catch {
    // a browser that refuses storage has kept nothing
  }
}

/**
 * The way out in one press: a form to `/leave`, Shift three times, and a blank cover over the page at once. With
 * scripts what was just typed goes out first, and the plain site takes this page's place in the history; without
 * them it is an ordinary button. Source: security paper, SAFE-07.
 */
export function Leave() {
  const form = useRef<HTMLFormElement>(null);
  const cover = useRef<HTMLDivElement>(null);
  const [presses, setPresses] = useState(0);

  useEffect(() => {
    const hide = () => {
      if (cover.current) cover.current.hidden = false;
    };
    let run = NO_PRESSES;
    let forget: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || (event.type !== "keydown" && event.type !== "keyup")) return;
      const type = event.type;
      run = countShift(run, { type, key: event.key, at: event.timeStamp });
      setPresses(run.presses);
      clearTimeout(forget);
      if (run.presses >= PRESSES_TO_LEAVE) {
        hide();
        form.current?.requestSubmit();
        return;
      }
      if (run.presses > 0) {
        forget = setTimeout(() => setPresses(0), 5000);
      }
    };
    // A page brought back from the browser's memory stays covered and asks the server again.
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      hide();
      window.location.reload();
    };
    const stopHearing = onPassedOn(() => {
      hide();
      window.location.replace(window.location.href);
    });
    const leaving = form.current;
    let under = false;
    const leave = async (event: SubmitEvent) => {
      event.preventDefault();
      hide();
      if (under) return;
      under = true;
      await sendLastWords();
      forgetTab();
      if (await endSession()) window.location.replace("/leave");
      else leaving?.submit();
    };
    leaving?.addEventListener("submit", leave);
    document.addEventListener("keydown", onKey);
    document.addEventListener("keyup", onKey);
    window.addEventListener("pageshow", onShow);
    return () => {
      clearTimeout(forget);
      stopHearing();
      leaving?.removeEventListener("submit", leave);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("keyup", onKey);
      window.removeEventListener("pageshow", onShow);
    };
  }, []);

  return (
    <>
      <form ref={form} id={LEAVE_FORM} method="post" action="/leave">
        <button type="submit" className="leave-button">
          Leave
          <span aria-hidden="true" className="flex gap-1" hidden={presses === 0}>
            {DOTS.map((dot) => (
              <span key={dot} className={dot <= presses ? "leave-dot leave-dot-on" : "leave-dot"} />
            ))}
          </span>
        </button>
        <span role="status" className="sr-only">
          {presses > 0 ? `Shift pressed ${presses} of 3 times. Three times leaves this page.` : ""}
        </span>
      </form>
      <div ref={cover} hidden className="leave-cover" />
    </>
  );
}
