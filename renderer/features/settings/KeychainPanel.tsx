/** Where tokens are kept on this computer. */
import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import { KeychainDoctor } from "#renderer/features/settings/KeychainDoctor.tsx";
import { keychainWords } from "#renderer/text/keychain-words.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { StatePill } from "#renderer/ui/StatePill.tsx";
import type { KeychainState } from "#shared/contract/accounts.ts";
import classes from "./Settings.module.css";

const pills = {
  keychain: { tone: "green", icon: IconShieldCheck, word: "in use" },
  memory: { tone: "amber", icon: IconAlertTriangle, word: "no keychain" },
  locked: { tone: "amber", icon: IconAlertTriangle, word: "locked" },
} as const;

export function KeychainPanel({ keychain }: { readonly keychain: KeychainState }) {
  const pill = pills[keychain.type];
  const words = keychainWords(keychain);
  return (
    <Panel
      title="Tokens"
      actions={
        <StatePill tone={pill.tone} icon={pill.icon}>
          {pill.word}
        </StatePill>
      }
    >
      <p>{words.title}</p>
      <p className={classes.text}>{words.text}</p>
      <KeychainDoctor />
      {keychain.type === "locked" && (
        <div className={classes.problem}>
          <ProblemLine problem={keychain.problem} />
        </div>
      )}
    </Panel>
  );
}
