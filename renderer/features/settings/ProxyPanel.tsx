/** How the app reaches the network: as the environment says, directly, or through a proxy given here. */
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ProblemLine } from "#renderer/ui/ProblemLine.tsx";
import type { SettingsState } from "#shared/contract/settings.ts";
import classes from "./Settings.module.css";

type Proxy = SettingsState["proxy"];

const choices: { readonly value: Proxy["type"]; readonly label: string }[] = [
  { value: "environment", label: "Environment" },
  { value: "none", label: "None" },
  { value: "manual", label: "Manual" },
];

const explanations: Readonly<Record<Proxy["type"], string>> = {
  environment: "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY are followed, in capitals or not.",
  none: "Hubdeck connects directly.",
  manual: "Everything goes through this proxy. It takes no user name or password yet.",
};

export function ProxyPanel({ proxy }: { readonly proxy: Proxy }) {
  const [type, setType] = useState(proxy.type);
  const [url, setUrl] = useState(proxy.type === "manual" ? proxy.url : "");
  const problemId = useId();
  const change = useMutation(orpc.settings.setProxy.mutationOptions());

  const chooseType = (next: Proxy["type"]) => {
    setType(next);
    change.reset();
    if (next !== "manual") change.mutate({ proxy: { type: next } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ proxy: { type: "manual", url: url.trim() } });
  };
  return (
    <Panel
      title="Proxy"
      actions={<SegmentedControl aria-label="Proxy" data={choices} value={type} onChange={chooseType} />}
    >
      <p className={classes.text}>{explanations[type]}</p>
      {type === "manual" && (
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            className={classes.field ?? ""}
            aria-label="Address of the proxy"
            aria-describedby={change.isError ? problemId : undefined}
            error={change.isError}
            value={url}
            onChange={(event) => {
              setUrl(event.currentTarget.value);
              change.reset();
            }}
            placeholder="http://proxy.example:3128"
            spellCheck={false}
            autoComplete="off"
            inputMode="url"
          />
          <Button
            type="submit"
            loading={change.isPending}
            disabled={url.trim() === "" || (proxy.type === "manual" && proxy.url === url.trim())}
          >
            Use this proxy
          </Button>
        </form>
      )}
      {change.isError && (
        <div className={classes.problem}>
          <ProblemLine problem={problemOf(change.error)} id={problemId} />
        </div>
      )}
    </Panel>
  );
}
