/** What `/` does: puts the cursor into the screen's own search field, where it has one. */

/** Answers false where the screen has no search field (an input marked with `data-search-field`). */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("main input[data-search-field]");
  if (field === null) return false;
  field.focus();
  field.select();
  return true;
}
