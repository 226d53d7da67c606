import { b } from "./missing.ts";
export const a = b;
