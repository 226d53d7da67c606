/** Starts the page: takes the launch token out of the address, sets the theme's first guess, and renders the app. Nothing else. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "#renderer/app/mantine.css";
import "#renderer/app/fonts.css";
import "#renderer/app/theme.css";
import "#renderer/app/base.css";
import { connection } from "#renderer/api/client.ts";
import { noticeReturn } from "#renderer/api/notice-return.ts";
import { App } from "#renderer/app/App.tsx";
import { paintFirstTheme } from "#renderer/app/first-theme.ts";

// Before the router reads the address: the connection takes `#launch=…` out of it.
connection.subscribe(() => undefined);
paintFirstTheme();
noticeReturn();

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
