import { b } from "./index.ts";
export const a = b;
