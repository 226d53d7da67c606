/** Decides where the app opens: the last place, else Models; Welcome for someone without a token who has not looked around yet. */
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { lastPlace } from "#renderer/app/last-place.ts";

export function FirstPlace() {
  const router = useRouter();
  const { history } = router;
  const accounts = useAccounts().value?.accounts;
  useEffect(() => {
    const place = lastPlace() ?? (accounts === undefined ? null : accounts.length > 0 ? "/models" : "/welcome");
    if (place !== null) history.replace(place);
  }, [accounts, history]);
  // While the core is asked who is signed in, the screen of someone who has never been here is on its way.
  useEffect(() => {
    if (lastPlace() === null) void router.preloadRoute({ to: "/welcome" });
  }, [router]);
  return null;
}
