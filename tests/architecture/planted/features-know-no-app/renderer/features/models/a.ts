import { b } from "../../app/b.ts";
export const a = b;
