/** The scan of a file in one word with its sign. */
import { type Icon, IconAlertTriangle, IconClock, IconHelp, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import classes from "#renderer/features/repo/files/ScanMark.module.css";
import { scanWords } from "#renderer/features/repo/files/scan-words.ts";
import type { FileScan } from "#shared/contract/files.ts";

const icons: Readonly<Record<FileScan["status"], Icon>> = {
  safe: IconShieldCheck,
  unscanned: IconHelp,
  queued: IconClock,
  caution: IconAlertTriangle,
  suspicious: IconAlertTriangle,
  unsafe: IconShieldX,
  error: IconHelp,
};

export function ScanMark({ status }: { readonly status: FileScan["status"] }) {
  const { word, meaning, tone } = scanWords(status);
  const ScanIcon = icons[status];
  return (
    <span className={classes.mark} data-tone={tone} title={meaning}>
      <ScanIcon size={14} stroke={1.75} aria-hidden />
      {word}
    </span>
  );
}
