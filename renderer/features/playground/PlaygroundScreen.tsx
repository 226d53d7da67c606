/** Playground: chat with a model that an inference provider serves. Which model is in the address. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ChatColumn } from "#renderer/features/playground/ChatColumn.tsx";
import { NewChatButton } from "#renderer/features/playground/NewChatButton.tsx";
import classes from "#renderer/features/playground/PlaygroundScreen.module.css";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";

export function PlaygroundScreen() {
  const { model } = useSearch({ from: "/playground" });
  const navigate = useNavigate({ from: "/playground" });
  const chooseModel = useCallback((id: string) => void navigate({ search: { model: id }, replace: true }), [navigate]);
  const models = useQuery(orpc.inference.chatModels.queryOptions());
  return (
    <div className={classes.root}>
      <PageHead title="Playground" subtitle="Chat" actions={<NewChatButton />} />
      {models.error !== null && <ProblemCard problem={problemOf(models.error)} onRetry={() => void models.refetch()} />}
      <ChatColumn models={models.data} modelId={model ?? null} onModel={chooseModel} />
    </div>
  );
}
