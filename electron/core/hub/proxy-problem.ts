/** Checks a proxy that a person typed, before it is kept or used. */

/** What is wrong with a proxy's URL, as one sentence; null when it can be used. Credentials are refused: settings hold no secret. */
export function proxyProblem(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null) return "A proxy is a URL such as http://proxy.example:3128.";
  if (url.protocol !== "http:" && url.protocol !== "https:") return "Only http and https proxies can be used.";
  if (url.username !== "" || url.password !== "") {
    return "A name and password cannot be kept in the settings. Put them into the variable HTTPS_PROXY instead.";
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") return "A proxy's URL ends after the port.";
  return null;
}
