/** What the token may do, line by line, and when the Hub was last asked. */
import { Button } from "@mantine/core";
import { IconCheck, IconHelpCircle, IconRefresh, IconX } from "@tabler/icons-react";
import { type Ability, tokenAbilities } from "#renderer/features/account/token-abilities.ts";
import type { RefreshAccount } from "#renderer/features/account/use-refresh-account.ts";
import { formatMoment } from "#renderer/text/date-words.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import classes from "./AbilitiesPanel.module.css";

const signs = {
  yes: { icon: IconCheck, word: "Yes" },
  no: { icon: IconX, word: "No" },
  unknown: { icon: IconHelpCircle, word: "Unknown" },
} as const;

type AbilitiesPanelProps = { readonly account: Account; readonly refresh: RefreshAccount };

export function AbilitiesPanel({ account, refresh }: AbilitiesPanelProps) {
  const { state, token } = account;
  return (
    <section aria-labelledby="abilities-title">
      <div className={classes.head}>
        <h2 id="abilities-title">What this token may do</h2>
        <span className={classes.asked}>
          {state.type === "unchecked" ? "not asked yet" : `asked ${formatMoment(state.checkedAt, Date.now())}`}
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconRefresh size={14} stroke={1.5} aria-hidden />}
            loading={refresh.isRunning}
            onClick={refresh.run}
          >
            Check again
          </Button>
        </span>
      </div>
      <ul className={classes.list}>
        {tokenAbilities(token).map((ability) => (
          <AbilityRow ability={ability} key={ability.permission ?? ability.words} />
        ))}
      </ul>
    </section>
  );
}

function AbilityRow({ ability }: { readonly ability: Ability }) {
  const { icon: SignIcon, word } = signs[ability.answer];
  return (
    <li className={classes.row}>
      <span className={classes.words}>
        {ability.words}
        {ability.permission !== null && (
          <Mono isMuted wraps>
            {ability.permission}
          </Mono>
        )}
      </span>
      <span className={classes.answer} data-answer={ability.answer}>
        <SignIcon size={16} stroke={1.75} aria-hidden />
        <span>{word}</span>
      </span>
    </li>
  );
}
