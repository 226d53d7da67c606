/** All settings on one page, each saying what it is now and where that comes from. */
import type { ReactNode } from "react";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { useAppState } from "#renderer/api/use-app-state.ts";
import { useSettings } from "#renderer/api/use-settings.ts";
import { AboutPanel } from "#renderer/features/settings/AboutPanel.tsx";
import { CachePanel } from "#renderer/features/settings/CachePanel.tsx";
import { EndpointPanel } from "#renderer/features/settings/EndpointPanel.tsx";
import { KeychainPanel } from "#renderer/features/settings/KeychainPanel.tsx";
import { PicturesPanel } from "#renderer/features/settings/PicturesPanel.tsx";
import { ProxyPanel } from "#renderer/features/settings/ProxyPanel.tsx";
import { ThemePanel } from "#renderer/features/settings/ThemePanel.tsx";
import { LoadingRows } from "#renderer/ui/LoadingRows.tsx";
import { Page } from "#renderer/ui/Page.tsx";
import { PageHead } from "#renderer/ui/PageHead.tsx";

/** `found` shows the tokens that lie on this computer outside the app. */
export function SettingsScreen({ found }: { readonly found: ReactNode }) {
  const settings = useSettings().value;
  const accounts = useAccounts().value;
  const app = useAppState().value;
  return (
    <Page width="narrow">
      <PageHead title="Settings" />
      {settings === undefined || app === undefined || accounts === undefined ? (
        <LoadingRows count={5} rowHeight={112} label="Loading settings" variant="card" />
      ) : (
        <>
          <ThemePanel theme={settings.theme} />
          <PicturesPanel pictures={settings.pictures} />
          <EndpointPanel endpoint={settings.endpoint} isDemo={app.isDemo} key={settings.endpoint.url} />
          <CachePanel cacheFolder={settings.cacheFolder} />
          <ProxyPanel proxy={settings.proxy} key={JSON.stringify(settings.proxy)} />
          <KeychainPanel keychain={accounts.keychain} />
          {found}
          <AboutPanel app={app} />
        </>
      )}
    </Page>
  );
}
