/** Who runs a model now, at what price, with how long a context and how fast, as far as the Hub or its router tells. */
import { useQuery } from "@tanstack/react-query";
import { orpc } from "#renderer/api/client.ts";
import classes from "#renderer/features/repo/about/AboutTable.module.css";
import { tokenWords } from "#renderer/features/repo/about/fit-words.ts";
import { type OfferRow, offerRows } from "#renderer/features/repo/about/offer-rows.ts";
import { Panel } from "#renderer/ui/Panel.tsx";
import { ScrollBox } from "#renderer/ui/ScrollBox.tsx";
import type { ProviderOffer } from "#shared/contract/repo-details.ts";

type ProvidersPanelProps = { readonly modelId: string; readonly offers: readonly ProviderOffer[] };

export function ProvidersPanel({ modelId, offers }: ProvidersPanelProps) {
  // Prices and speeds of models that chat are the router's to tell; without it the Hub's own words stay.
  const isChat = offers.some(({ task }) => task === "conversational");
  const router = useQuery(orpc.inference.chatModels.queryOptions({ enabled: isChat, staleTime: 60_000 }));
  if (offers.length === 0) return null;
  const rows = offerRows(offers, router.data?.find(({ id }) => id === modelId)?.providers ?? []);
  const has = {
    price: rows.some(({ pricing }) => pricing !== null),
    context: rows.some(({ contextLength }) => contextLength !== null),
    speed: rows.some(({ tokensPerSecond }) => tokensPerSecond !== null),
    tools: rows.some(({ supportsTools }) => supportsTools !== null),
  };
  return (
    <Panel title="Providers">
      <ScrollBox label="Providers">
        <table className={classes.root}>
          <thead>
            <tr>
              <th scope="col">Provider</th>
              <th scope="col">State</th>
              {has.price && <th scope="col">Price in / out</th>}
              {has.context && <th scope="col">Context</th>}
              {has.speed && <th scope="col">Tokens/s</th>}
              {has.tools && <th scope="col">Tools</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.provider}>
                <th scope="row">{row.provider}</th>
                <td>{stateWords[row.status]}</td>
                {has.price && <td>{priceWords(row)}</td>}
                {has.context && <td>{row.contextLength === null ? "–" : tokenWords(row.contextLength)}</td>}
                {has.speed && <td>{row.tokensPerSecond === null ? "–" : Math.round(row.tokensPerSecond)}</td>}
                {has.tools && <td>{row.supportsTools === null ? "–" : row.supportsTools ? "yes" : "no"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {has.price && <p className={classes.note}>Prices in US dollars per million tokens.</p>}
    </Panel>
  );
}

const stateWords: Readonly<Record<OfferRow["status"], string>> = {
  live: "live",
  staging: "being tested",
  error: "not answering",
};

function priceWords({ pricing }: OfferRow): string {
  if (pricing === null) return "–";
  const dollars = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 4 });
  return `$${dollars.format(pricing.input)} / $${dollars.format(pricing.output)}`;
}
