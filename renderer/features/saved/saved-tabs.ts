/** The parts of the place Saved, as the address names them. */
export const savedTabs = ["favourites", "recent", "searches"] as const;
export type SavedTab = (typeof savedTabs)[number];
