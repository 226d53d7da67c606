import { b } from "../electron/core/b.ts";
export const a = b;
