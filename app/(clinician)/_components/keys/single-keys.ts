/** Whether the reader wants single keys, as the page's own frame says. */
export function singleKeysAreOn(): boolean {
  return document.querySelector('[data-single-keys="off"]') === null;
}
