/** The speed of all downloads together while any runs; nothing otherwise. */
import { IconDownload } from "@tabler/icons-react";
import { useRunningDownloads } from "#renderer/app/frame/use-running-downloads.ts";
import { useCalm } from "#renderer/ui/use-calm.ts";
import { formatSpeed } from "#shared/model/bytes.ts";
import classes from "./SpeedMark.module.css";

export function SpeedMark() {
  const { count, bytesPerSecond } = useRunningDownloads();
  const speed = useCalm(bytesPerSecond, count === 0 ? "resting" : "receiving");
  if (count === 0) return null;
  return (
    <span className={classes.root} title={`${count} running`}>
      <IconDownload size={15} stroke={1.5} aria-hidden />
      {formatSpeed(speed)}
    </span>
  );
}
