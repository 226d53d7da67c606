/** Where settings are kept: one JSON file. Each door brings its own implementation; what to do about a broken file is decided in load-settings.ts. */

export type SettingsFile = {
  /** The file's absolute path. */
  readonly path: string;
  /** What the file holds; an empty object where there is none. Throws on a file that cannot be read or is not JSON. */
  read(): unknown;
  /** Replaces the content in one step. Throws when the disk does not take it. */
  write(value: Readonly<Record<string, unknown>>): void;
};
