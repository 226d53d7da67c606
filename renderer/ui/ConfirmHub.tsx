/** Asks before a token goes to a Hub other than huggingface.co, and names that Hub in full. */
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Mono } from "#renderer/ui/Mono.tsx";
import classes from "./ConfirmHub.module.css";

type ConfirmHubProps = {
  /** Scheme, host and port, as they will be confirmed. */
  readonly origin: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

export function ConfirmHub({ origin, onConfirm, onCancel }: ConfirmHubProps) {
  return (
    <div className={classes.root} role="alert">
      <h2 className={classes.title}>
        <IconAlertTriangle className={classes.icon} size={16} stroke={1.75} aria-hidden />
        This Hub is not huggingface.co
      </h2>
      <p>
        Hubdeck is set to <Mono wraps>{origin}</Mono>. A token is a password: whoever runs that Hub can use it. It has
        not been sent yet.
      </p>
      <div className={classes.actions}>
        <Button size="xs" onClick={onConfirm}>
          Send it to {new URL(origin).host}
        </Button>
        <Button size="xs" variant="filled" onClick={onCancel}>
          Do not send it
        </Button>
      </div>
    </div>
  );
}
