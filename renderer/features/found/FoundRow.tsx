/** One token that was found, with what can be done with it. */
import { Button } from "@mantine/core";
import { IconCode, IconFileText } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatExpiry } from "#renderer/text/date-words.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import type { Finding } from "#shared/contract/found.ts";
import classes from "./FoundPanel.module.css";

type FoundRowProps = {
  readonly finding: Finding;
  /** The account here that has this very token. */
  readonly account: Account | undefined;
  /** Whose it is, once the Hub was asked. */
  readonly owner: string | undefined;
  readonly isBusy: boolean;
  readonly onAsk: (what: "whoIs" | "import") => void;
  readonly onMove: () => void;
  /** A question or a problem about this one. */
  readonly children: ReactNode;
};

const prefixes: Readonly<Record<Finding["kind"], string>> = {
  user: "hf_",
  oauth: "hf_oauth_",
  organisation: "api_org_",
  unknown: "",
};

export function FoundRow({ finding, account, owner, isBusy, onAsk, onMove, children }: FoundRowProps) {
  const { where, line, name, tail, accountId, isPlainText, isOurs, whyNotImport, whyNotMove, expiresAt } = finding;
  const title = titleOf(finding);
  const RowIcon = line === null && !isPlainText ? IconCode : IconFileText;
  const facts = [
    owner,
    accountId !== null && `already in Hubdeck${account?.user.name ? ` as ${account.user.name}` : ""}`,
    isOurs && "put there by Hubdeck",
    isPlainText && !isOurs && "in plain text",
    finding.isInGit && "in a git repo",
    finding.isUsedByCli && "in use by hf",
    expiresAt !== null && formatExpiry(expiresAt, Date.now()),
  ].filter((fact) => typeof fact === "string");
  return (
    <li className={classes.row}>
      <RowIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <span className={classes.words}>
        <span>
          {title} <Mono isMuted>{`${prefixes[finding.kind]}••••${tail}`}</Mono>
        </span>
        {!title.startsWith(where) && (
          <Mono isMuted wraps>
            {line === null ? where : `${where}:${line}`}
          </Mono>
        )}
        {facts.length > 0 && (
          <span className={classes.hint} role="status">
            {facts.join(" · ")}
          </span>
        )}
        {finding.kind === "oauth" && (
          <span className={classes.hint}>
            A browser login: only the token itself is imported, and ends at its date. What renews it stays with hf.
          </span>
        )}
        {whyNotImport !== null && <span className={classes.hint}>It cannot be imported. {whyNotImport}</span>}
        {isPlainText && !isOurs && whyNotImport === null && whyNotMove !== null && (
          <span className={classes.hint}>It cannot be moved into the keychain. {whyNotMove}</span>
        )}
      </span>
      <span className={classes.actions}>
        {accountId === null && whyNotImport === null && (
          <>
            {owner === undefined && (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                disabled={isBusy}
                aria-label={`Whose is ${name ?? title}?`}
                onClick={() => onAsk("whoIs")}
              >
                Whose is it?
              </Button>
            )}
            <Button size="xs" loading={isBusy} aria-label={`Import ${name ?? title}`} onClick={() => onAsk("import")}>
              Import
            </Button>
          </>
        )}
        {isPlainText && !isOurs && whyNotMove === null && (
          <Button size="xs" disabled={isBusy} onClick={onMove}>
            Move into the keychain…
          </Button>
        )}
      </span>
      <div className={classes.below}>{children}</div>
    </li>
  );
}

function titleOf({ source, name, where }: Finding): string {
  switch (source) {
    case "HF_TOKEN":
    case "HUGGING_FACE_HUB_TOKEN":
      return `${source} in your environment`;
    case "token-file":
      return "Login of the hf command";
    case "stored-tokens":
      return `hf command, "${name ?? ""}"`;
    case "env-file":
      return `${name ?? "A variable"} in a .env file`;
    default:
      return where;
  }
}
