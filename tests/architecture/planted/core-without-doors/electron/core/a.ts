import { WebSocket } from "ws";
export const a = WebSocket;
