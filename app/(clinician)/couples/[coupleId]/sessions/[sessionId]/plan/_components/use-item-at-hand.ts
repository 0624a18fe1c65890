import { type RefObject, useEffect, useRef } from "react";

/** The item of the plan that had the focus last or was added since, wherever the focus is now. Nothing is drawn anew for it. */
export function useItemAtHand(): RefObject<string | null> {
  const atHand = useRef<string | null>(null);
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      const item = target instanceof Element ? target.closest("#plan-list [data-item]") : null;
      if (item) atHand.current = item.getAttribute("data-item");
    };
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, []);
  return atHand;
}
