import { fetch } from "undici";
export const a = fetch;
