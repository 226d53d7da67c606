import { createServer } from "node:http";
export const a = createServer;
