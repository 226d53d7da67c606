/** Adding a token, with those that lie on this computer: two features that meet here and in the settings. */
import { FoundPanel } from "#renderer/features/found/FoundPanel.tsx";
import { WelcomeScreen } from "#renderer/features/welcome/WelcomeScreen.tsx";

export function WelcomePlace() {
  return <WelcomeScreen found={<FoundPanel />} />;
}
