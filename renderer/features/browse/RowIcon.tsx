/**
 * The small icons of rows, each as one element with one path: rows are made by the dozen while one scrolls, and an icon
 * component makes four elements of it. The lines are Tabler's.
 */
import classes from "./RepoRow.module.css";

const paths = {
  downloads: "M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2M7 11l5 5l5 -5M12 4v12",
  likes: "M19.5 12.572l-7.5 7.428l-7.5 -7.428a5 5 0 1 1 7.5 -6.566a5 5 0 1 1 7.5 6.572",
  gated:
    "M5 13a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2zM11 16a1 1 0 1 0 2 0a1 1 0 0 0 -2 0M8 11v-4a4 4 0 1 1 8 0v4",
  "runs now": "M13 3v7h6l-8 11v-7h-6z",
  "on disk":
    "M6 4h10l4 4v10a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2M10 14a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M14 4v4h-6v-4",
  private:
    "M10.585 10.587a2 2 0 0 0 2.829 2.828M16.681 16.673a8.717 8.717 0 0 1 -4.681 1.327c-3.6 0 -6.6 -2 -9 -6c1.272 -2.12 2.712 -3.678 4.32 -4.674m2.86 -1.146a9.055 9.055 0 0 1 1.82 -.18c3.6 0 6.6 2 9 6c-.666 1.11 -1.379 2.067 -2.138 2.87M3 3l18 18",
} as const;

export type RowIconName = keyof typeof paths;

/** `name` is what it says, to a screen reader too. */
export function RowIcon({ name }: { readonly name: RowIconName }) {
  return (
    <svg className={classes.icon} data-icon={name} viewBox="0 0 24 24" role="img" aria-label={name}>
      <path d={paths[name]} />
    </svg>
  );
}
