/** Avatars: initials on a colour of their own, as SVG. */
import { seededRandom } from "#tests/hub/content/random.ts";
import { param, type Route } from "#tests/hub/server/route.ts";

export const avatarRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/avatars/:file",
    handle(request) {
      const name = param(request, "file").replace(/\.svg$/, "");
      const letters = name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0));
      const initials = letters.join("").slice(0, 2).toUpperCase();
      const hue = seededRandom(`avatar ${name}`).int(360);
      const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><rect width="64" height="64" fill="hsl(${hue} 45% 38%)"/><text x="32" y="41" text-anchor="middle" font-family="sans-serif" font-size="26" fill="#fff">${initials}</text></svg>`;
      return {
        status: 200,
        headers: { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=3600" },
        body,
      };
    },
  },
];
