/** A link out of the app. The address goes to the core to be checked; a refused one is said in a toast, never followed. */
import { Anchor, Button } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { MouseEvent, ReactNode } from "react";
import { showProblem } from "#renderer/ui/show-problem.ts";
import { useOpenExternal } from "#renderer/ui/use-open-external.ts";

type ExternalLinkProps = {
  readonly href: string;
  readonly children: ReactNode;
  /** A link in a sentence, one that stands by itself, or a button. */
  readonly variant?: "link" | "action" | "button" | "primary" | undefined;
  readonly size?: "xs" | "sm" | undefined;
};

export function ExternalLink({ href, children, variant = "link", size = "sm" }: ExternalLinkProps) {
  const openExternal = useOpenExternal();
  const open = (event: MouseEvent) => {
    event.preventDefault();
    openExternal(href).catch(showProblem);
  };
  const icon = <IconExternalLink size={14} stroke={1.5} aria-hidden />;
  if (variant === "link" || variant === "action") {
    const looks = variant === "link" ? { underline: "always" as const } : { fw: 600 };
    return (
      <Anchor href={href} rel="noreferrer" {...looks} onClick={open} onAuxClick={open}>
        {children}
      </Anchor>
    );
  }
  return (
    <Button variant={variant === "primary" ? "filled" : "default"} size={size} leftSection={icon} onClick={open}>
      {children}
    </Button>
  );
}
