/** For someone without a token: what it should be for, what the link has ticked, and the steps on the Hub's own page. */
import { Button, TextInput } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { useAccounts } from "#renderer/api/use-accounts.ts";
import { orgNames, whyNotYet } from "#renderer/features/welcome/token-purpose.ts";
import { type TokenPageFor, useTokenPage } from "#renderer/features/welcome/use-token-page.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import ticks from "#renderer/ui/tick.module.css";
import classes from "./NoTokenYet.module.css";

const deeds = [
  { key: "gated", label: "browse, and download private and gated models you have access to" },
  { key: "inference", label: "run models in the playground" },
  { key: "upload", label: "create repos and upload" },
  { key: "me", label: "for what is my own" },
] as const;

export function NoTokenYet() {
  const id = useId();
  const [wish, setWish] = useState<TokenPageFor>({ gated: true, inference: true, upload: false, me: true, orgs: [] });
  const [typed, setTyped] = useState("");
  const openTokenPage = useTokenPage();
  const state = useAccounts().value;
  const orgs = [...new Set(state?.accounts.flatMap(({ user }) => user.organisations.map(({ name }) => name)))].slice(
    0,
    20,
  );
  const named = { ...wish, orgs: [...new Set([...wish.orgs, ...orgNames(typed)])] };
  const whyNot = whyNotYet(named);
  const page = useQuery(
    orpc.accounts.newTokenPage.queryOptions({
      input: { for: named },
      enabled: whyNot === null,
      staleTime: 0,
      placeholderData: (before) => before,
    }),
  );
  return (
    <Panel
      title="No token yet?"
      actions={
        <Button
          size="xs"
          leftSection={<IconExternalLink size={14} stroke={1.5} aria-hidden />}
          disabled={whyNot !== null}
          aria-describedby={`${id}-link`}
          onClick={() => openTokenPage(named)}
        >
          Create one for this app
        </Button>
      }
    >
      <fieldset className={classes.ticks}>
        <legend className={classes.hint}>What it should be for</legend>
        {deeds.map(({ key, label }) => (
          <label key={key} htmlFor={`${id}-${key}`}>
            <input
              id={`${id}-${key}`}
              type="checkbox"
              className={ticks.tick}
              checked={wish[key]}
              onChange={(event) => setWish({ ...wish, [key]: event.currentTarget.checked })}
            />
            {label}
          </label>
        ))}
        {orgs.map((org) => (
          <label key={org} htmlFor={`${id}-org-${org}`}>
            <input
              id={`${id}-org-${org}`}
              type="checkbox"
              className={ticks.tick}
              checked={wish.orgs.includes(org)}
              onChange={(event) =>
                setWish({
                  ...wish,
                  orgs: event.currentTarget.checked ? [...wish.orgs, org] : wish.orgs.filter((one) => one !== org),
                })
              }
            />
            for {org}
          </label>
        ))}
      </fieldset>
      <TextInput
        className={classes.orgs ?? ""}
        aria-label="Organisations, separated by commas"
        placeholder="For organisations: acme, globex"
        value={typed}
        maxLength={1000}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className={classes.link} id={`${id}-link`}>
        {whyNot ?? page.data?.url ?? "\u00a0"}
      </p>
      <details className={classes.help}>
        <summary>Step by step</summary>
        <ol className={classes.steps}>
          <li>The Hub's page "Create new Access Token" opens with these boxes ticked. Sign in there if it asks.</li>
          <li>Under "Token name", write this computer's name. The type is "Fine-grained".</li>
          <li>Press "Create token", then "Copy": the Hub shows it once.</li>
          <li>Paste it above. It is asked for no second time.</li>
        </ol>
      </details>
    </Panel>
  );
}
