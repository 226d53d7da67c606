/** The key that goes with K on this keyboard, as it is written on it. */
export const commandKeyName = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
