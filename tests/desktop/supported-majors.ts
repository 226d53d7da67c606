/**
 * The majors of Electron with the first day on which each is no longer supported: the project supports its newest three, and makes one every eight
 * weeks. Source: electronjs.org/docs/latest/tutorial/electron-timelines; the days of 44 and 45 follow from that rhythm.
 */
const endOfLife: Readonly<Record<number, string>> = {
  43: "2027-01-12",
  44: "2027-03-09",
  45: "2027-05-04",
};

/** Whether a version of Electron is supported on a day. A major that the table does not know is not. */
export function isSupported(version: string, day: Date): boolean {
  const end = endOfLife[Number(version.split(".")[0])];
  return end !== undefined && day < new Date(end);
}
