/** Chooses who runs the model: the router's choice, or one provider with its price and context. */
import { memo } from "react";
import classes from "#renderer/features/playground/Pickers.module.css";
import { contextWords, priceWords } from "#renderer/features/playground/stat-words.ts";
import { PickOne } from "#renderer/ui/PickOne.tsx";
import type { ChatModel } from "#shared/contract/inference.ts";

type Provider = ChatModel["providers"][number];

type ProviderPickerProps = {
  readonly providers: readonly Provider[];
  /** A provider's id, or `auto`. */
  readonly value: string;
  readonly onChange: (provider: string) => void;
};

export const ProviderPicker = memo(function ProviderPicker({ providers, value, onChange }: ProviderPickerProps) {
  const byId = new Map(providers.map((provider) => [provider.provider, provider]));
  return (
    <PickOne
      className={classes.provider}
      label="Provider"
      listWidth={360}
      data={[
        { value: "auto", label: "auto" },
        ...providers.map(({ provider, isLive }) => ({ value: provider, label: provider, disabled: !isLive })),
      ]}
      value={value}
      renderOption={({ option }) => <ProviderOption id={option.value} provider={byId.get(option.value)} />}
      onChange={(provider) => onChange(provider ?? "auto")}
    />
  );
});

function ProviderOption({ id, provider }: { readonly id: string; readonly provider: Provider | undefined }) {
  if (provider === undefined) {
    return (
      <div className={classes.option}>
        <strong>{id}</strong>
        <span className={classes.facts}>The router chooses for each question.</span>
      </div>
    );
  }
  return (
    <div className={classes.option}>
      <strong>{id}</strong>
      <span className={classes.facts}>
        {provider.isLive ? (
          <>
            <span>{priceWords(provider.pricing)}</span>
            <span>{contextWords(provider.contextLength)}</span>
            {provider.supportsTools === true && <span>tools</span>}
          </>
        ) : (
          <span>not serving it right now</span>
        )}
      </span>
    </div>
  );
}
