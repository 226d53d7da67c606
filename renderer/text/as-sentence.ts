/** What happened is a heading in most places and has no full stop; where more words follow it in the line, it needs one. */
export function asSentence(heading: string): string {
  return /[.!?…:]$/.test(heading) ? heading : `${heading}.`;
}
