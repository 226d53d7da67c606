/** A card on its way: lines of text in grey. */
import { Skeleton } from "@mantine/core";
import classes from "#renderer/features/repo/card/CardLoading.module.css";

const lines = [
  { id: "title", width: "38%", height: 18 },
  { id: "a", width: "94%", height: 11 },
  { id: "b", width: "88%", height: 11 },
  { id: "c", width: "61%", height: 11 },
  { id: "code", width: "100%", height: 96 },
  { id: "d", width: "90%", height: 11 },
  { id: "e", width: "72%", height: 11 },
];

export function CardLoading() {
  return (
    <div className={classes.root} role="status" aria-label="Loading the card" aria-busy="true">
      {lines.map(({ id, width, height }) => (
        <Skeleton key={id} width={width} height={height} />
      ))}
    </div>
  );
}
