/** Playground: chat with a model that an inference provider serves. Which model is in the address. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { orpc } from "#renderer/api/client.ts";
import { problemOf } from "#renderer/api/problem-of.ts";
import { ChatColumn } from "#renderer/features/playground/ChatColumn.tsx";
import classes from "#renderer/features/playground/PlaygroundScreen.module.css";
import { useChat } from "#renderer/features/playground/use-chat.ts";
import { PageHead } from "#renderer/ui/PageHead.tsx";
import { ProblemCard } from "#renderer/ui/ProblemCard.tsx";

export function PlaygroundScreen() {
  const { model } = useSearch({ from: "/playground" });
  const navigate = useNavigate({ from: "/playground" });
  const control = useChat();
  const models = useQuery(orpc.inference.chatModels.queryOptions());
  return (
    <div className={classes.root}>
      <PageHead
        title="Playground"
        subtitle="Chat"
        actions={
          <Button
            leftSection={<IconPlus size={15} stroke={1.5} aria-hidden />}
            disabled={control.chat.turns.length === 0}
            onClick={control.clear}
          >
            New chat
          </Button>
        }
      />
      {models.error !== null && <ProblemCard problem={problemOf(models.error)} onRetry={() => void models.refetch()} />}
      <ChatColumn
        control={control}
        models={models.data}
        modelId={model ?? null}
        onModel={(id) => void navigate({ search: { model: id }, replace: true })}
      />
    </div>
  );
}
