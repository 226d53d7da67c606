/** What the token may do, line by line, and when the Hub was last asked. */
import { Button } from "@mantine/core";
import { IconCheck, IconHelpCircle, IconRefresh, IconX } from "@tabler/icons-react";
import type { RefreshAccount } from "#renderer/features/account/use-refresh-account.ts";
import { formatMoment } from "#renderer/text/date-words.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import type { Account } from "#shared/contract/accounts.ts";
import { deedFacts } from "#shared/model/permissions/deeds.ts";
import { permissionMatrix } from "#shared/model/permissions/matrix.ts";
import type { Verdict } from "#shared/model/permissions/verdict.ts";
import classes from "./AbilitiesPanel.module.css";

const signs = {
  yes: { icon: IconCheck, word: "Yes" },
  no: { icon: IconX, word: "No" },
  unknown: { icon: IconHelpCircle, word: "Unknown" },
} as const;

type AbilitiesPanelProps = { readonly account: Account; readonly refresh: RefreshAccount };

export function AbilitiesPanel({ account, refresh }: AbilitiesPanelProps) {
  const { state } = account;
  const { rows, alsoAllows } = permissionMatrix(account);
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
        {rows
          .flatMap(({ cells }) => cells.slice(0, 1))
          .map((verdict) => (
            <AbilityRow
              key={verdict.deed}
              words={deedFacts[verdict.deed].title}
              permission={verdict.permission}
              answer={verdict.answer}
            />
          ))}
        {alsoAllows.map(({ permission }) => (
          <AbilityRow key={permission} words="Another permission" permission={permission} answer="yes" />
        ))}
      </ul>
    </section>
  );
}

type AbilityRowProps = Pick<Verdict, "permission" | "answer"> & { readonly words: string };

function AbilityRow({ words, permission, answer }: AbilityRowProps) {
  const { icon: SignIcon, word } = signs[answer];
  return (
    <li className={classes.row}>
      <span className={classes.words}>
        {words}
        {permission !== null && (
          <Mono isMuted wraps>
            {permission}
          </Mono>
        )}
      </span>
      <span className={classes.answer} data-answer={answer}>
        <SignIcon size={16} stroke={1.75} aria-hidden />
        <span>{word}</span>
      </span>
    </li>
  );
}
