/** Checks the keychain step by step when asked, and says for each step what was found and what to do next. */
import { Button } from "@mantine/core";
import { type Icon, IconAlertTriangle, IconCheck, IconMinus, IconStethoscope, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ExternalLink } from "#renderer/ui/ExternalLink.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import { StatePill, type StateTone } from "#renderer/ui/StatePill.tsx";
import type { KeychainReport } from "#shared/contract/keychain.ts";
import classes from "./KeychainDoctor.module.css";

type Check = KeychainReport["checks"][number];

const pills: Readonly<Record<Check["state"], { tone: StateTone; icon: Icon; word: string }>> = {
  ok: { tone: "green", icon: IconCheck, word: "works" },
  warning: { tone: "amber", icon: IconAlertTriangle, word: "look at it" },
  failed: { tone: "red", icon: IconX, word: "failed" },
  skipped: { tone: "neutral", icon: IconMinus, word: "skipped" },
};

const titles: Readonly<Record<Check["id"], string>> = {
  backend: "A keychain is there",
  unlocked: "It is unlocked",
  "round-trip": "A test entry can be written, read and deleted",
  entries: "What is in it is what is listed",
};

export function KeychainDoctor() {
  // Only asked for by a click: the system may ask the person to unlock the keychain.
  const report = useQuery(orpc.keychain.check.queryOptions({ enabled: false, staleTime: 0, gcTime: 0 }));
  return (
    <div className={classes.root}>
      <Button
        size="xs"
        leftSection={<IconStethoscope size={14} stroke={1.5} aria-hidden />}
        loading={report.isFetching}
        onClick={() => void report.refetch()}
      >
        Check the keychain
      </Button>
      {report.isError && <ProblemLine problem={problemOf(report.error)} />}
      {report.data !== undefined && (
        <ul className={classes.list} aria-label="What the check found">
          {report.data.checks.map(({ id, state, what, mend, action }) => (
            <li className={classes.row} key={id}>
              <span className={classes.pill}>
                <StatePill tone={pills[state].tone} icon={pills[state].icon}>
                  {pills[state].word}
                </StatePill>
              </span>
              <span className={classes.words}>
                <span className={classes.title}>{titles[id]}</span>
                {what} {mend !== null && <span className={classes.mend}>{mend}</span>}
              </span>
              {action?.type === "open" && (
                <ExternalLink href={action.url} variant="button" size="xs">
                  {action.label}
                </ExternalLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
