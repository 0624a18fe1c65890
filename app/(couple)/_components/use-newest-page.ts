"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { FormState } from "#lib/auth/form-state";

/** Loads the page anew after a form was refused because what it showed is out of date; what was typed into it stays. */
export function useNewestPage(state: FormState): void {
  const router = useRouter();
  useEffect(() => {
    if (state.status === "refused" && state.code === "conflict") router.refresh();
  }, [state, router]);
}
