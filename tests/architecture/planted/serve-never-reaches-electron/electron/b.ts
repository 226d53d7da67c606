import { app } from "electron";
export const b = app;
