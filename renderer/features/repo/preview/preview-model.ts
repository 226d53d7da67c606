/** What the preview's worker tells the page of a file, and what the page asks it. Plain data only: it crosses between threads. */

/** A stretch of a line and the kind of code it is (`keyword`, `string`, …); an empty kind for the rest. */
export type Token = readonly [kind: string, text: string];

/** One line on screen. A very long one goes on in the next, which then has no number. */
export type TextLine = { readonly number: number | null; readonly tokens: readonly Token[] };

export type TreeNode = {
  /** A key of an object or an index of a list. */
  readonly key: string | number;
  readonly kind: "object" | "list" | "text" | "number" | "boolean" | "null";
  /** The value, cut where it is long; empty for objects and lists. */
  readonly text: string;
  /** How many entries are inside. */
  readonly count: number;
};
export type TreePath = readonly (string | number)[];

export type Column = { readonly name: string; readonly kind: "text" | "number" };

export type Cell = {
  readonly kind: "code" | "markdown" | "raw";
  readonly count: number | null;
  readonly lines: readonly (readonly Token[])[];
  readonly outputs: readonly CellOutput[];
};
export type CellOutput =
  | { readonly type: "text"; readonly text: string; readonly isError: boolean }
  | { readonly type: "picture"; readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> };

export type FactGroup = { readonly title: string; readonly rows: readonly (readonly [label: string, value: string])[] };

/** One way to look at a file. Those with an `id` are asked for more of it. */
export type View =
  | { readonly type: "facts"; readonly name: string; readonly groups: readonly FactGroup[] }
  | {
      readonly type: "table";
      readonly name: string;
      readonly id: number;
      readonly columns: readonly Column[];
      /** Null while it is not known. */
      readonly rowCount: number | null;
      readonly canFilter: boolean;
    }
  | { readonly type: "text"; readonly name: string; readonly id: number; readonly language: string | null }
  | { readonly type: "tree"; readonly name: string; readonly id: number; readonly root: TreeNode }
  | { readonly type: "cells"; readonly name: string; readonly cells: readonly Cell[] }
  | {
      readonly type: "picture";
      readonly name: string;
      readonly contentType: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Pixels; null for drawings, which have any size. */
      readonly size: { readonly width: number; readonly height: number } | null;
    }
  | {
      readonly type: "sound";
      readonly name: string;
      readonly contentType: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };

export type Preview = {
  /** What the file is, in a word or two. */
  readonly kind: string;
  /** What a person should know before they trust what is shown: cut, broken, not as named. */
  readonly notes: readonly string[];
  readonly views: readonly View[];
};

export type RowsAnswer = {
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are as far as one has looked. */
  readonly known: number;
  readonly isEnd: boolean;
  /** Why it ends here, where that is not the file's own end. */
  readonly note: string | null;
};
export type LinesAnswer = {
  readonly lines: readonly TextLine[];
  readonly known: number;
  readonly isEnd: boolean;
  readonly note: string | null;
};
export type NodesAnswer = { readonly nodes: readonly TreeNode[] };
/** The whole of one row: names and values, each cut only where it is huge. */
export type RowAnswer = { readonly fields: readonly (readonly [name: string, value: string])[] };

/** What the page may ask once a file is open. */
export type Questions = {
  readonly rows: { readonly id: number; readonly from: number; readonly count: number; readonly words: string };
  readonly row: { readonly id: number; readonly index: number; readonly words: string };
  readonly lines: { readonly id: number; readonly from: number; readonly count: number };
  readonly nodes: { readonly id: number; readonly path: TreePath; readonly from: number };
};
export type Answers = {
  readonly rows: RowsAnswer;
  readonly row: RowAnswer;
  readonly lines: LinesAnswer;
  readonly nodes: NodesAnswer;
};

export type ToWorker =
  | { readonly type: "open"; readonly path: string; readonly sizeBytes: number; readonly isPlain: boolean }
  | { readonly type: "bytes"; readonly readId: number; readonly bytes: Uint8Array<ArrayBuffer> | null }
  | {
      readonly type: "ask";
      readonly askId: number;
      readonly name: keyof Questions;
      readonly question: Questions[keyof Questions];
    };

export type FromWorker =
  | { readonly type: "read"; readonly readId: number; readonly start: number; readonly end: number }
  | { readonly type: "opened"; readonly preview: Preview }
  | { readonly type: "answer"; readonly askId: number; readonly answer: Answers[keyof Answers] }
  /** A sentence; with `askId` for a question, without for the opening. `isUnread`: the bytes did not come, and the page knows why. */
  | { readonly type: "failed"; readonly askId: number | null; readonly why: string; readonly isUnread: boolean };
