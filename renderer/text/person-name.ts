/** Whose a token is; one that was added while offline belongs to nobody known until the Hub was asked. */
export function personName({ name }: { readonly name: string }): string {
  return name === "" ? "Not verified yet" : name;
}
