/** One chat: who answers, what was said, its numbers, and the field for the next question. */
import { useWindowEvent } from "@mantine/hooks";
import { useCallback, useRef, useState } from "react";
import { self, useMay } from "#renderer/api/use-may.ts";
import classes from "#renderer/features/playground/ChatColumn.module.css";
import { ChatStart } from "#renderer/features/playground/ChatStart.tsx";
import { Composer } from "#renderer/features/playground/Composer.tsx";
import { defaultParameters } from "#renderer/features/playground/chat-parameters.ts";
import { isStreaming } from "#renderer/features/playground/chat-state.ts";
import { LastAnswerStats } from "#renderer/features/playground/LastAnswerStats.tsx";
import { ModelPicker } from "#renderer/features/playground/ModelPicker.tsx";
import { ParametersButton } from "#renderer/features/playground/ParametersButton.tsx";
import { ProviderPicker } from "#renderer/features/playground/ProviderPicker.tsx";
import { contextWords, priceWords } from "#renderer/features/playground/stat-words.ts";
import { Turns } from "#renderer/features/playground/Turns.tsx";
import { chatStore, useChat } from "#renderer/features/playground/use-chat.ts";
import type { ChatModel } from "#shared/contract/inference.ts";
import type { Verdict } from "#shared/model/permissions/verdict.ts";

type ChatColumnProps = {
  /** Undefined until the router has answered. */
  readonly models: readonly ChatModel[] | undefined;
  readonly modelId: string | null;
  readonly onModel: (id: string) => void;
};

const noModels: readonly ChatModel[] = [];

export function ChatColumn({ models, modelId, onModel }: ChatColumnProps) {
  const running = useMay("run-inference", self);
  const [chosen, setChosen] = useState({ modelId, provider: "auto" });
  const [parameters, setParameters] = useState(defaultParameters);
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);

  const isBusy = useChat(isStreaming);
  const model = models?.find(({ id }) => id === modelId);
  // A provider is chosen for one model; another model begins with the router's choice again.
  const provider = chosen.modelId === modelId ? chosen.provider : "auto";
  const offer = model?.providers.find((one) => one.provider === provider);
  const refusal = running?.answer === "no" ? running : null;
  const isUnserved = modelId !== null && models !== undefined && model === undefined;

  const target = modelId === null ? null : { model: modelId, provider, parameters };
  const send = () => {
    if (target === null) return;
    chatStore.ask(text.trim(), target);
    setText("");
  };
  // The same from key to key: the lists behind the pickers are too long to go through at each letter typed.
  const pickModel = useCallback(
    (id: string) => {
      onModel(id);
      field.current?.focus();
    },
    [onModel],
  );
  const pickProvider = useCallback((next: string) => setChosen({ modelId, provider: next }), [modelId]);
  const edit = useCallback((id: number, words: string) => {
    chatStore.cut(id);
    setText(words);
    field.current?.focus();
  }, []);
  useWindowEvent("keydown", (event) => {
    if (event.key === "Escape" && isBusy && !event.defaultPrevented) chatStore.stop();
  });

  return (
    <>
      <section className={classes.column} aria-label="Chat">
        <header className={classes.head}>
          <ModelPicker
            models={models ?? noModels}
            value={modelId}
            isLoading={models === undefined}
            onChange={pickModel}
          />
          {model !== undefined && (
            <ProviderPicker providers={model.providers} value={provider} onChange={pickProvider} />
          )}
          {offer !== undefined && (
            <span className={classes.offer}>
              <span title="US dollars per million tokens, in and out">{priceWords(offer.pricing)}</span>
              <span>{contextWords(offer.contextLength)}</span>
            </span>
          )}
        </header>
        <Turns
          empty={<ChatStart refusal={refusal} modelId={modelId} isUnserved={isUnserved} />}
          onRetry={() => {
            if (target !== null) chatStore.askAgain(target);
          }}
          onEdit={edit}
        />
        <LastAnswerStats pricing={offer?.pricing ?? null} />
      </section>
      <Composer
        text={text}
        field={field}
        blockedBy={blockedBy({ refusal, isUnserved, hasModel: modelId !== null })}
        isStreaming={isBusy}
        onText={setText}
        onSend={send}
        onStop={() => {
          chatStore.stop();
          field.current?.focus();
        }}
      >
        <ParametersButton parameters={parameters} onChange={setParameters} />
      </Composer>
    </>
  );
}

type Situation = { readonly refusal: Verdict | null; readonly isUnserved: boolean; readonly hasModel: boolean };

function blockedBy({ refusal, isUnserved, hasModel }: Situation): string | null {
  if (refusal !== null) return refusal.cause === "signed-out" ? "Sign in to ask." : "This token may not run models.";
  if (!hasModel) return "Choose a model to ask.";
  return isUnserved ? "Nobody serves this model right now. Choose another one." : null;
}
