/** The palette's window. */
import { Modal } from "@mantine/core";
import { PaletteSearch } from "#renderer/app/palette/PaletteSearch.tsx";
import classes from "./Palette.module.css";

export type PaletteProps = { readonly isOpen: boolean; readonly onClose: () => void };

export function Palette({ isOpen, onClose }: PaletteProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Search repos, people, places, actions"
      centered={false}
      withCloseButton={false}
      classNames={{ header: classes.header ?? "", body: classes.body ?? "" }}
      // Opens at once, so that no key typed right after Ctrl+K is lost.
      transitionProps={{ duration: 0 }}
      yOffset="10dvh"
      size={600}
    >
      <PaletteSearch onDone={onClose} />
    </Modal>
  );
}
