import { b } from "../desktop/b.ts";
export const a = b;
