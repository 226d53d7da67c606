/** How fast all downloads together may be, and how many receive at once. Holds at once, for running ones too. */
import { Button, NumberInput, Popover } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "#renderer/api/client.ts";
import classes from "#renderer/features/downloads/DownloadLimits.module.css";
import { showProblem } from "#renderer/ui/show-problem.ts";
import type { SettingsState } from "#shared/contract/settings.ts";
import { formatSpeed } from "#shared/model/bytes.ts";

type Limits = SettingsState["downloads"];
type DownloadLimitsProps = { readonly limits: Limits };

const megabyte = 1_000_000;
const speedMin = 0.1;
const speedMax = 10_000;
const jobsMax = 8;

export function DownloadLimits({ limits }: DownloadLimitsProps) {
  const { bytesPerSecondMax } = limits;
  return (
    <Popover position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<IconAdjustmentsHorizontal size={15} stroke={1.5} aria-hidden />}>
          Limit: {bytesPerSecondMax === null ? "none" : formatSpeed(bytesPerSecondMax)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Limits of the downloads" className={classes.root}>
        <LimitFields limits={limits} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** What is typed is kept here, so that an answer of the app does not write into the field while one types. */
function LimitFields({ limits }: DownloadLimitsProps) {
  const [typed, setTyped] = useState(limits);
  const change = (next: Partial<Limits>) => {
    const downloads = { ...typed, ...next };
    setTyped(downloads);
    api.settings.setDownloads({ downloads }).catch(showProblem);
  };
  return (
    <>
      <NumberInput
        label="Speed of all together, in MB/s"
        placeholder="No limit"
        min={speedMin}
        max={speedMax}
        step={1}
        decimalScale={1}
        allowNegative={false}
        defaultValue={limits.bytesPerSecondMax === null ? "" : limits.bytesPerSecondMax / megabyte}
        onChange={(value) => {
          if (value === "") change({ bytesPerSecondMax: null });
          else if (typeof value === "number" && value >= speedMin && value <= speedMax) {
            change({ bytesPerSecondMax: Math.round(value * megabyte) });
          }
        }}
      />
      <NumberInput
        label="Downloads at once"
        min={1}
        max={jobsMax}
        allowDecimal={false}
        allowNegative={false}
        defaultValue={limits.jobsAtOnce}
        onChange={(value) => {
          if (typeof value === "number" && value >= 1 && value <= jobsMax) change({ jobsAtOnce: value });
        }}
      />
    </>
  );
}
