/** The settings, with the tokens that lie on this computer outside the app. */
import { FoundPanel } from "#renderer/features/found/FoundPanel.tsx";
import { SettingsScreen } from "#renderer/features/settings/SettingsScreen.tsx";

export function SettingsPlace() {
  return <SettingsScreen found={<FoundPanel />} />;
}
