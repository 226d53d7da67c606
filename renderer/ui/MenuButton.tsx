/** A button that opens a short menu: with a word and a chevron, or as an icon alone. */
import { ActionIcon, Button, Menu } from "@mantine/core";
import { type Icon, IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";

export type MenuEntry = {
  readonly id: string;
  readonly label: ReactNode;
  readonly icon?: Icon | undefined;
  /** Marks the chosen one of several; leaves plain commands alone when absent. */
  readonly isChosen?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isDangerous?: boolean | undefined;
  readonly onSelect: () => void;
};

type MenuButtonProps = {
  /** The accessible name; also the word on the button unless `icon` alone is shown. */
  readonly label: string;
  /** What the button shows instead of `label`, such as the chosen value; the accessible name has both. */
  readonly children?: string | undefined;
  readonly entries: readonly MenuEntry[];
  /** Shows this icon alone, as a quiet square button. */
  readonly icon?: Icon | undefined;
  readonly size?: "xs" | "sm" | undefined;
  readonly variant?: "default" | "subtle" | undefined;
};

export function MenuButton({ label, children, entries, icon: ButtonIcon, size = "sm", variant }: MenuButtonProps) {
  const areChoices = entries.some((entry) => entry.isChosen !== undefined);
  return (
    <Menu>
      <Menu.Target>
        {ButtonIcon === undefined ? (
          <Button
            size={size}
            variant={variant ?? "default"}
            color="gray"
            aria-label={children !== undefined ? `${label}: ${children}` : undefined}
            rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
          >
            {children ?? label}
          </Button>
        ) : (
          <ActionIcon variant={variant ?? "subtle"} aria-label={label}>
            <ButtonIcon size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ id, label: words, icon: EntryIcon, isChosen, isDisabled, isDangerous, onSelect }) => (
          <Menu.Item
            key={id}
            role={areChoices ? "menuitemradio" : "menuitem"}
            aria-checked={areChoices ? isChosen === true : undefined}
            disabled={isDisabled === true}
            {...(isDangerous === true ? { color: "red" } : {})}
            leftSection={EntryIcon === undefined ? undefined : <EntryIcon size={16} stroke={1.5} aria-hidden />}
            rightSection={isChosen === true ? <span aria-hidden>✓</span> : undefined}
            onClick={onSelect}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
