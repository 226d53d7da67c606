/** Chooses one of a list by mouse, keys or typing: Mantine's Select, told to assistive technology as the combobox it is. */
import { Select, type SelectProps } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import classes from "./PickOne.module.css";

type PickOneProps = Omit<SelectProps, "label" | "classNames" | "dropdownOpened"> & {
  /** The accessible name; the field shows the chosen value alone. */
  readonly label: string;
  /** The width of the list in CSS pixels, where it should be wider than the field. */
  readonly listWidth?: number | undefined;
  /** Shows the value in mono: ids. */
  readonly isMono?: boolean | undefined;
};

export function PickOne({ label, listWidth, isMono = false, comboboxProps, ...rest }: PickOneProps) {
  const [isOpen, list] = useDisclosure(false);
  return (
    <Select
      aria-label={label}
      role="combobox"
      aria-expanded={isOpen}
      onDropdownOpen={list.open}
      onDropdownClose={list.close}
      // The list itself scrolls, and stands inside the landmark of its field.
      withScrollArea={false}
      classNames={{
        input: isMono ? (classes["mono"] ?? "") : "",
        dropdown: classes["dropdown"] ?? "",
        options: classes["options"] ?? "",
        option: classes["option"] ?? "",
      }}
      comboboxProps={{
        withinPortal: false,
        position: "bottom-start",
        shadow: "md",
        ...(listWidth === undefined ? {} : { width: listWidth }),
        ...comboboxProps,
      }}
      {...rest}
    />
  );
}
