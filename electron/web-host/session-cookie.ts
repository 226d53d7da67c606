/** The session's cookie. Its name has the port, because browsers keep one cookie jar for all ports of 127.0.0.1. */

/** Cookies of one name that are looked at; another local server may have planted more of them. */
const valuesMax = 8;

function cookieName(port: number): string {
  return `hubdeck-${port}`;
}

/** Every value under our name in a Cookie header. More than one is possible: another local server can set it for another path. */
export function sessionCookies(header: string | undefined, port: number): readonly string[] {
  const start = `${cookieName(port)}=`;
  return (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
    .slice(0, valuesMax)
    .map((pair) => pair.slice(start.length));
}

/** The Set-Cookie header. No `Secure`: the door speaks plain HTTP to this machine alone. */
export function setSessionCookie(sessionId: string, port: number): string {
  return `${cookieName(port)}=${sessionId}; HttpOnly; SameSite=Strict; Path=/`;
}
