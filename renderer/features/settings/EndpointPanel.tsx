/** Which Hub the app talks to, and what a change means for accounts and downloads. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { originWords } from "#renderer/text/origin-words.ts";
import { Mono } from "#renderer/ui/Mono.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { SettingsState } from "#shared/contract/settings.ts";
import classes from "./Settings.module.css";

type EndpointPanelProps = { readonly endpoint: SettingsState["endpoint"]; readonly isDemo: boolean };

export function EndpointPanel({ endpoint, isDemo }: EndpointPanelProps) {
  const [typed, setTyped] = useState(endpoint.url);
  const problemId = useId();
  const change = useMutation(orpc.settings.setEndpoint.mutationOptions());
  const isChanged = typed.trim() !== "" && typed.trim() !== endpoint.url;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged) change.mutate({ url: typed.trim() });
  };
  return (
    <Panel
      title="Hub"
      actions={
        endpoint.from === "setting" && (
          <Button size="xs" loading={change.isPending} onClick={() => change.mutate({ url: null })}>
            Back to the default
          </Button>
        )
      }
    >
      <p className={classes.value}>
        <Mono wraps>{endpoint.url}</Mono> <span className={classes.text}>· {originWords(endpoint.from)}</span>
      </p>
      <p className={classes.text}>
        {isDemo && "This is the demo's stand-in. "}
        Each token belongs to the Hub that accepted it and is sent to no other. After a change, tokens and downloads of
        the former Hub stay, and wait until it is back.
      </p>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          className={classes.field ?? ""}
          aria-label="Address of another Hub"
          aria-describedby={change.isError ? problemId : undefined}
          error={change.isError}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            change.reset();
          }}
          placeholder="https://huggingface.co"
          spellCheck={false}
          autoComplete="off"
          inputMode="url"
        />
        <Button type="submit" disabled={!isChanged} loading={change.isPending}>
          Use this Hub
        </Button>
      </form>
      {change.isError && (
        <div className={classes.problem}>
          <ProblemLine problem={problemOf(change.error)} id={problemId} />
        </div>
      )}
    </Panel>
  );
}
