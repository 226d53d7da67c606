/** How Mantine's components look and behave here. The tones themselves are CSS variables in theme.css; none is named in TypeScript. */
import { createTheme, type VariantColorsResolver } from "@mantine/core";

type Tone = { readonly strong: string; readonly hover: string; readonly soft: string };

const accent: Tone = { strong: "var(--accent)", hover: "var(--accent-hover)", soft: "var(--accent-soft)" };
const tones: { readonly [color: string]: Tone } = {
  red: { strong: "var(--red)", hover: "var(--red-hover)", soft: "var(--red-soft)" },
  green: { strong: "var(--green)", hover: "var(--green)", soft: "var(--green-soft)" },
  yellow: { strong: "var(--amber)", hover: "var(--amber)", soft: "var(--amber-soft)" },
  blue: { strong: "var(--blue)", hover: "var(--blue)", soft: "var(--blue-soft)" },
  gray: { strong: "var(--mid)", hover: "var(--ink)", soft: "var(--hover)" },
};

/** Colours of a variant out of our tones: `filled` is the one primary action, `default` and `subtle` are the quiet ones. */
const resolveVariant: VariantColorsResolver = ({ color, variant }) => {
  const tone = (color === undefined ? undefined : tones[color]) ?? accent;
  switch (variant) {
    case "filled":
      return {
        background: tone.strong,
        hover: tone.hover,
        color: "var(--accent-ink)",
        border: "1px solid transparent",
      };
    case "light":
      return { background: tone.soft, hover: tone.soft, color: tone.strong, border: "1px solid transparent" };
    case "outline":
      return { background: "transparent", hover: tone.soft, color: tone.strong, border: `1px solid ${tone.strong}` };
    case "subtle":
    case "transparent":
      return {
        background: "transparent",
        hover: variant === "subtle" ? "var(--hover)" : "transparent",
        color: tone.strong,
        border: "1px solid transparent",
      };
    default:
      return {
        background: "var(--raised)",
        hover: "var(--hover)",
        color: "var(--ink)",
        border: "1px solid var(--control)",
      };
  }
};

/** Small controls everywhere: 30 px by default (`sm`), 26 px (`xs`) inside rows, 44 px (`lg`) for the one field of the welcome screen. */
export const theme = createTheme({
  primaryColor: "teal",
  fontFamily: "var(--font-text)",
  fontFamilyMonospace: "var(--font-mono)",
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver: resolveVariant,
  // By name, not with extend(): importing the components here would load all of them at the start.
  components: {
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 28 } },
    Button: { defaultProps: { variant: "default", size: "sm" } },
    Menu: {
      defaultProps: { position: "bottom-end", shadow: "md", withinPortal: true, width: "max-content" },
    },
    // Our page never scrolls as a whole, so there is nothing to lock; and the lock would inject a style element.
    Modal: {
      defaultProps: { centered: true, lockScroll: false, radius: "lg", closeButtonProps: { "aria-label": "Close" } },
    },
    Drawer: { defaultProps: { lockScroll: false, closeButtonProps: { "aria-label": "Close" } } },
    DrawerHeader: { defaultProps: { component: "div" } },
    // A <header> would be a second banner of the page.
    ModalHeader: { defaultProps: { component: "div" } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Popover: { defaultProps: { shadow: "md" } },
    SegmentedControl: { defaultProps: { size: "sm", withItemsBorders: false } },
    Select: { defaultProps: { size: "sm", allowDeselect: false, comboboxProps: { shadow: "md" } } },
    Skeleton: { defaultProps: { radius: "sm" } },
    Tabs: { defaultProps: { keepMounted: false } },
    Textarea: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } },
  },
});
