/** Speaks a sentence through the one polite live region of the shell; call it from the browser only. */
export function announce(sentence: string): void {
  const live = document.getElementById("live");
  if (!live) return;
  live.textContent = "";
  // The same sentence twice in a row is only spoken again when the region was empty in between.
  requestAnimationFrame(() => {
    live.textContent = sentence;
  });
}
