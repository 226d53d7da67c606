/** The places of the app, for the rail and the palette. A place that is not built yet is not here. */
import {
  type Icon,
  IconBookmarks,
  IconBox,
  IconDatabase,
  IconDownload,
  IconFlask2,
  IconKey,
  IconLayoutGrid,
  IconSettings,
  IconUser,
} from "@tabler/icons-react";

export type Place = {
  readonly to:
    | "/models"
    | "/datasets"
    | "/spaces"
    | "/saved"
    | "/playground"
    | "/downloads"
    | "/account"
    | "/settings"
    | "/welcome";
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
  holds: "/repo/model/",
};
export const datasets: Place = {
  to: "/datasets",
  label: "Datasets",
  icon: IconDatabase,
  keywords: "browse search find data",
  holds: "/repo/dataset/",
};
export const spaces: Place = {
  to: "/spaces",
  label: "Spaces",
  icon: IconLayoutGrid,
  keywords: "browse search find apps demos",
  holds: "/repo/space/",
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

export const places: readonly Place[] = [
  models,
  datasets,
  spaces,
  saved,
  playground,
  downloads,
  account,
  settings,
  welcome,
];
