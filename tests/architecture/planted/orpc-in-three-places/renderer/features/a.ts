import { createORPCClient } from "@orpc/client";
export const a = createORPCClient;
