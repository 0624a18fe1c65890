"use client";
import { useEffect } from "react";

/**
 * Whoever is sent to the door from inside a page arrives in a new document. The pages read before stay in
 * the memory of the old one, and Back would show them to whoever sits there now.
 */
export function FreshDocument() {
  useEffect(() => {
    const [loaded] = performance.getEntriesByType("navigation");
    if (loaded && new URL(loaded.name).pathname !== location.pathname) location.replace(location.href);
  }, []);
  return null;
}
