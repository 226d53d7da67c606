import { b } from "../../tests/b.ts";
export const a = b;
