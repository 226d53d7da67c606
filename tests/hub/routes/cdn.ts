/** The CDN: the bytes behind a signed link, and nothing for whoever brings a Hub token along (reference section 4.3). */

import type { Reply } from "#tests/hub/server/reply.ts";
import { param, type Route } from "#tests/hub/server/route.ts";
import { sendFile } from "#tests/hub/server/send-file.ts";

export const cdnRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/xet-bridge-us/:objectId/:hash",
    handle(request, hub) {
      if (request.record.hasAuthorization) {
        return xml(400, "InvalidArgument", "Only one auth mechanism allowed");
      }
      const target = hub.links.open(request.url);
      if (target === "expired") return xml(403, "AccessDenied", "Request has expired");
      if (target === "invalid") return xml(403, "SignatureDoesNotMatch", "The request signature does not match");
      const disposition = request.url.searchParams.get("response-content-disposition");
      return sendFile(request, {
        content: target.file.content,
        etag: param(request, "hash"),
        contentType: "binary/octet-stream",
        headers: {
          ...(disposition === null ? {} : { "Content-Disposition": disposition }),
          "Cache-Control": "public, max-age=31536000",
        },
      });
    },
  },
];

function xml(status: number, code: string, message: string): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { "Content-Type": "application/xml" }, body };
}
