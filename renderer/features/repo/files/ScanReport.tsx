/** What each scanner said of a file, and what opening it would run; only a word where all is well. */
import { ScanMark } from "#renderer/features/repo/files/ScanMark.tsx";
import classes from "#renderer/features/repo/files/ScanReport.module.css";
import { scanWords } from "#renderer/features/repo/files/scan-words.ts";
import type { FileScan } from "#shared/contract/files.ts";

export function ScanReport({ scan }: { readonly scan: FileScan | null }) {
  if (scan === null) return null;
  const { meaning, tone } = scanWords(scan.status);
  if (tone === "good" || tone === "quiet") {
    return (
      <p className={classes.line}>
        <ScanMark status={scan.status} /> {meaning}
      </p>
    );
  }
  return (
    <section className={classes.report} data-tone={tone} aria-label="What the scanners found">
      <p className={classes.verdict}>
        <ScanMark status={scan.status} /> {meaning}
      </p>
      <ul className={classes.list}>
        {scan.reports.map(({ scanner, status, message }) => (
          <li key={scanner}>
            {scanner}: {scanWords(status).word.toLowerCase()}
            {message === null ? "" : `, “${message}”`}
          </li>
        ))}
      </ul>
      {scan.imports.length > 0 && (
        <p>
          Opening it would import{" "}
          {scan.imports.map(({ name, safety }, index) => (
            <span key={name}>
              {index > 0 && ", "}
              <code>{name}</code> ({safety})
            </span>
          ))}
          .
        </p>
      )}
    </section>
  );
}
