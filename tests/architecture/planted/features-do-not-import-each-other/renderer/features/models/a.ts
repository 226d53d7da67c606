import { b } from "../downloads/b.ts";
export const a = b;
