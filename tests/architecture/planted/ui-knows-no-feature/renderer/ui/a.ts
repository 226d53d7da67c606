import { b } from "../features/downloads/b.ts";
export const a = b;
