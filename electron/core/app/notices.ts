/** What happened outside a click and should be said once. Kept until it is read or the app quits. */
import { randomUUID } from "node:crypto";
import { StateCell } from "#core/state-cell.ts";
import type { StoreNotice } from "#core/store/json-lines.ts";
import type { Notice } from "#shared/contract/app.ts";

export type Notices = {
  readonly cell: StateCell<readonly Notice[]>;
  /** The same notice twice stays one. */
  add(notice: StoreNotice, level?: Notice["level"]): void;
  dismiss(id: string): void;
};

const noticesMax = 50;

export function createNotices(): Notices {
  const cell = new StateCell<readonly Notice[]>([]);
  return {
    cell,
    add({ what, why }, level = "warning") {
      const notice: Notice = { id: randomUUID(), level, what: what.slice(0, 500), why: why.slice(0, 2000) };
      cell.update((all) => {
        if (all.some((one) => one.what === notice.what && one.why === notice.why)) return all;
        return [...all, notice].slice(-noticesMax);
      });
    },
    dismiss: (id) => cell.update((all) => all.filter((one) => one.id !== id)),
  };
}
