/** The whole API between the core and the page, on one screen. Each topic's file has the calls with input, output and errors. */
import { about } from "#shared/contract/about.ts";
import { accessRequests } from "#shared/contract/access-requests.ts";
import { accounts } from "#shared/contract/accounts.ts";
import { app } from "#shared/contract/app.ts";
import { browse } from "#shared/contract/browse.ts";
import { bytes } from "#shared/contract/bytes.ts";
import { downloads } from "#shared/contract/downloads.ts";
import { files } from "#shared/contract/files.ts";
import { found } from "#shared/contract/found.ts";
import { hub } from "#shared/contract/hub.ts";
import { inference } from "#shared/contract/inference.ts";
import { keychain } from "#shared/contract/keychain.ts";
import { machine } from "#shared/contract/machine.ts";
import { saved } from "#shared/contract/saved.ts";
import { search } from "#shared/contract/search.ts";
import { settings } from "#shared/contract/settings.ts";

export const contract = {
  app,
  accounts,
  found,
  keychain,
  hub,
  files,
  browse,
  bytes,
  downloads,
  inference,
  about,
  machine,
  settings,
  saved,
  search,
  accessRequests,
};
