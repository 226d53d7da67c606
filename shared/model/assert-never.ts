/** Makes a switch over a tagged union complete: the compiler refuses it while a case is missing. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected case: ${JSON.stringify(value)}`);
}
