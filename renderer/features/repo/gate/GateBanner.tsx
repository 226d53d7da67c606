/** What stands between this account and a gated repo, with the exact next step. Notices by itself when access arrives. */
import { Button } from "@mantine/core";
import { IconExternalLink, IconHourglass, IconLock, IconLockX } from "@tabler/icons-react";
import { useState } from "react";
import { CancelRequest } from "#renderer/features/repo/gate/CancelRequest.tsx";
import classes from "#renderer/features/repo/gate/GateBanner.module.css";
import { gateWords, type OpenGate } from "#renderer/features/repo/gate/gate-words.ts";
import type { AccessRequest } from "#shared/contract/access-requests.ts";
import type { RepoInfo } from "#shared/contract/hub.ts";
import { formatAgo } from "#shared/model/ago.ts";

const icons = { ask: IconLock, pending: IconHourglass, rejected: IconLockX } as const;

type GateBannerProps = {
  readonly info: RepoInfo;
  readonly gate: OpenGate;
  /** The request as the app watches it; undefined where it does not. */
  readonly request: AccessRequest | undefined;
  readonly checkedAt: number;
  readonly isChecking: boolean;
  readonly onCheck: () => void;
  /** Opens the repo's page on the Hub, to agree or to ask there. */
  readonly onPage: () => void;
};

export function GateBanner({ info, gate, request, checkedAt, isChecking, onCheck, onPage }: GateBannerProps) {
  const { title, text, pageLabel } = gateWords(gate, info.gated);
  const GateIcon = icons[gate];
  const isAsking = gate === "ask" && request?.standing === "asking";
  return (
    <div className={classes.root} data-gate={gate} role="alert">
      <p className={classes.title}>
        <GateIcon className={classes.icon} size={16} stroke={1.75} aria-hidden />
        {title}
      </p>
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>
        <Button
          size="xs"
          variant={gate === "ask" ? "filled" : "default"}
          leftSection={<IconExternalLink size={14} stroke={1.5} aria-hidden />}
          onClick={onPage}
        >
          {pageLabel}
        </Button>
        {gate !== "rejected" && (
          <Button size="xs" onClick={onCheck} loading={isChecking}>
            Check now
          </Button>
        )}
        {gate === "pending" && <CancelRequest repo={info.repo} onDone={onCheck} />}
        <CheckedWords at={Math.max(checkedAt, request?.checkedAt ?? 0)} isAsking={isAsking} />
      </div>
    </div>
  );
}

function CheckedWords({ at, isAsking }: { readonly at: number; readonly isAsking: boolean }) {
  const [openedAt] = useState(() => Date.now());
  const ago = formatAgo(at, Math.max(openedAt, at));
  return (
    <span className={classes.checked}>
      {isAsking ? "Waiting for what you do there. " : ""}
      {ago === "now" ? "Checked just now" : `Checked ${ago} ago`}
    </span>
  );
}
