/** Asks before pictures are fetched from other hosts than the Hub, and names them. */
import { Button } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import classes from "#renderer/features/repo/card/PicturesBar.module.css";

type PicturesBarProps = {
  readonly hosts: readonly string[];
  /** True where the settings say that they are never fetched. */
  readonly isNever: boolean;
  readonly onShow: () => void;
};

const namedMax = 4;

export function PicturesBar({ hosts, isNever, onShow }: PicturesBarProps) {
  const named = hosts.slice(0, namedMax).join(", ");
  const more = hosts.length > namedMax ? ` and ${hosts.length - namedMax} more` : "";
  const count = hosts.length === 1 ? "1 other host" : `${hosts.length} other hosts`;
  return (
    <div className={classes.root}>
      <p className={classes.words} title={hosts.join("\n")}>
        <IconPhoto className={classes.icon} size={15} stroke={1.5} aria-hidden />
        <span>
          {isNever ? "Pictures of other hosts are left out: " : "Some pictures are not on the Hub but at "}
          <span className={classes.hosts}>
            {named}
            {more}
          </span>
          .
        </span>
      </p>
      {isNever ? (
        <Link className={classes.link} to="/settings">
          Settings
        </Link>
      ) : (
        <Button size="xs" variant="default" onClick={onShow}>
          Show pictures from {count}
        </Button>
      )}
    </div>
  );
}
