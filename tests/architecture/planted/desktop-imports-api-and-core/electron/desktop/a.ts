import { b } from "../web-host/b.ts";
export const a = b;
