/** One token that was found, with what can be done with it. */
import { Button } from "@mantine/core";
import { IconCode, IconFileText } from "@tabler/icons-react";
import { formatExpiry } from "#renderer/text/date-words.ts";
import { maskedToken } from "#renderer/text/masked-token.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import type { Finding } from "#shared/contract/found.ts";
import classes from "./FoundPanel.module.css";

type FoundRowProps = {
  readonly finding: Finding;
  /** Whose it is, once the Hub was asked. */
  readonly owner: string | undefined;
  readonly isBusy: boolean;
  readonly onAsk: (what: "whoIs" | "import") => void;
  readonly onMove: () => void;
};

export function FoundRow({ finding, owner, isBusy, onAsk, onMove }: FoundRowProps) {
  const { where, line, name, tail, accountId, isPlainText, isOurs, whyNotImport, whyNotMove, expiresAt } = finding;
  const title = titleOf(finding);
  const RowIcon = line === null && !isPlainText ? IconCode : IconFileText;
  const facts = [
    owner,
    accountId !== null && "already in Hubdeck",
    isOurs && "put there by Hubdeck",
    isPlainText && !isOurs && "in plain text",
    finding.isUsedByCli && "in use by hf",
    expiresAt !== null && formatExpiry(expiresAt, Date.now()),
  ].filter((fact) => typeof fact === "string");
  return (
    <li className={classes.row}>
      <RowIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
      <span className={classes.words}>
        <span>
          {title} <Mono isMuted>{maskedToken(tail)}</Mono>
        </span>
        {where !== title && (
          <Mono isMuted wraps>
            {line === null ? where : `${where}:${line}`}
          </Mono>
        )}
        {facts.length > 0 && <span className={classes.hint}>{facts.join(" · ")}</span>}
        {whyNotImport !== null && <span className={classes.hint}>{whyNotImport}</span>}
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
