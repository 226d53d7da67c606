/** Everything around the screens: theme, queries, toasts, router. Knows no feature. */
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { CatchBoundary, RouterProvider } from "@tanstack/react-router";
import { createQueryClient } from "#renderer/api/create-query-client.ts";
import { CrashScreen } from "#renderer/app/CrashScreen.tsx";
import { FreshAnswers } from "#renderer/app/FreshAnswers.tsx";
import { router } from "#renderer/app/router.ts";
import { theme } from "#renderer/app/theme.ts";
import { useColorScheme } from "#renderer/app/use-color-scheme.ts";

const queryClient = createQueryClient();

export function App() {
  const colorScheme = useColorScheme();
  return (
    // theme.css has all variables already: the page's policy lets Mantine make no style element of its own.
    <MantineProvider theme={theme} forceColorScheme={colorScheme} withCssVariables={false} withGlobalClasses={false}>
      <CatchBoundary getResetKey={() => "app"} errorComponent={CrashScreen}>
        <QueryClientProvider client={queryClient}>
          <FreshAnswers />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </CatchBoundary>
      <section aria-label="Notifications">
        <Notifications position="bottom-right" autoClose={6000} limit={4} withinPortal={false} />
      </section>
    </MantineProvider>
  );
}
