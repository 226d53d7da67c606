/** The whole contract, implemented. A call that is missing here does not compile. */
import { about } from "#electron/api/about.ts";
import { accessRequests } from "#electron/api/access-requests.ts";
import { accounts } from "#electron/api/accounts.ts";
import { api } from "#electron/api/api-builder.ts";
import { app } from "#electron/api/app.ts";
import { browse } from "#electron/api/browse.ts";
import { bytes } from "#electron/api/bytes.ts";
import { downloads } from "#electron/api/downloads.ts";
import { files } from "#electron/api/files.ts";
import { found } from "#electron/api/found.ts";
import { hub } from "#electron/api/hub.ts";
import { inference } from "#electron/api/inference.ts";
import { keychain } from "#electron/api/keychain.ts";
import { machine } from "#electron/api/machine.ts";
import { saved } from "#electron/api/saved.ts";
import { search } from "#electron/api/search.ts";
import { settings } from "#electron/api/settings.ts";

export const router = api.router({
  app,
  about,
  accounts,
  found,
  keychain,
  hub,
  files,
  browse,
  bytes,
  downloads,
  inference,
  machine,
  settings,
  saved,
  search,
  accessRequests,
});
