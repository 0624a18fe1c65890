"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** Asks for a page that could not be read again; drawing it anew alone would repeat the answer that failed. */
export function useAgain(reset: () => void): () => void {
  const router = useRouter();
  return () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
}
