/** Where this token's secret is kept, or that it is not. */
import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import { keychainWords } from "#renderer/text/keychain-words.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { Account, KeychainState } from "#shared/contract/accounts.ts";
import classes from "./KeptPanel.module.css";

type KeptPanelProps = { readonly account: Account; readonly keychain: KeychainState };

export function KeptPanel({ account, keychain }: KeptPanelProps) {
  // A token that was added while there was no keychain stays in memory, even when one has come since.
  const isOnlyInMemory = account.keptIn === "memory" && keychain.type !== "memory";
  const words = isOnlyInMemory
    ? {
        title: "Kept until you quit",
        text: "It was added while there was no keychain. Paste it again to keep it.",
        tone: "amber" as const,
      }
    : keychainWords(keychain);
  const ToneIcon = words.tone === "green" ? IconShieldCheck : IconAlertTriangle;
  return (
    <Panel
      title={words.title}
      actions={<ToneIcon className={classes.icon} data-tone={words.tone} size={18} stroke={1.5} aria-hidden />}
    >
      <p className={classes.text}>{words.text}</p>
      {account.keptAt
        .filter(({ type }) => type === "cli-stored" || type === "cli-active")
        .map(({ type, where }) => (
          <p className={classes.text} key={type}>
            {type === "cli-active" ? "In use by the hf command: " : "Lent to the hf command: "}
            <Mono wraps>{where}</Mono>
          </p>
        ))}
      {keychain.type === "locked" && <ProblemLine problem={keychain.problem} />}
    </Panel>
  );
}
