/** A person as initials on a tile. No picture is fetched. */
import { initials } from "#renderer/ui/initials.ts";
import classes from "./Avatar.module.css";

type AvatarProps = {
  readonly fullname: string;
  readonly name: string;
  readonly size?: "sm" | "lg" | undefined;
};

export function Avatar({ fullname, name, size = "sm" }: AvatarProps) {
  return (
    <span className={classes.root} data-size={size} aria-hidden>
      {initials(fullname, name)}
    </span>
  );
}
