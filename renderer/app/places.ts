/** The places of the app, for the rail and the palette. A place that is not built yet is not here. */
import {
  type Icon,
  IconBookmarks,
  IconBox,
  IconDownload,
  IconFlask2,
  IconKey,
  IconSettings,
  IconUser,
} from "@tabler/icons-react";

export type Place = {
  readonly to: "/models" | "/saved" | "/playground" | "/downloads" | "/account" | "/settings" | "/welcome";
  readonly label: string;
  readonly icon: Icon;
  readonly keywords: string;
  /** Where else one is still in this place, as the beginning of the address. */
  readonly holds?: string;
};

export const models: Place = {
  to: "/models",
  label: "Models",
  icon: IconBox,
  keywords: "browse search find",
  holds: "/repo/",
};
export const saved: Place = {
  to: "/saved",
  label: "Saved",
  icon: IconBookmarks,
  keywords: "favourites stars recent history searches",
};
export const playground: Place = {
  to: "/playground",
  label: "Playground",
  icon: IconFlask2,
  keywords: "chat try test",
};
export const downloads: Place = {
  to: "/downloads",
  label: "Downloads",
  icon: IconDownload,
  keywords: "queue progress",
};
export const account: Place = { to: "/account", label: "Account", icon: IconUser, keywords: "token who permissions" };
export const settings: Place = {
  to: "/settings",
  label: "Settings",
  icon: IconSettings,
  keywords: "theme cache proxy",
};
export const welcome: Place = {
  to: "/welcome",
  label: "Add a token",
  icon: IconKey,
  keywords: "sign in welcome paste",
};

export const places: readonly Place[] = [models, saved, playground, downloads, account, settings, welcome];
