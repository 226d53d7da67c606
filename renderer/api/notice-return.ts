/** When a person comes back to the app: a window that stayed visible beside the browser only regains the focus. */
import { focusManager } from "@tanstack/react-query";

/** From now on what asked to be fresh on return is so for either kind of return. */
export function noticeReturn(): void {
  focusManager.setEventListener((onReturn) => {
    const listener = () => onReturn();
    window.addEventListener("visibilitychange", listener);
    window.addEventListener("focus", listener);
    return () => {
      window.removeEventListener("visibilitychange", listener);
      window.removeEventListener("focus", listener);
    };
  });
}
