/** Limits of what crosses between the core and the page, for code on either side that must not load the whole contract. */

/** The largest frame either side accepts, in bytes of UTF-8. */
export const frameBytesMax = 1_048_576;

/** The most calls one connection may have open at once, watches included. */
export const openCallsMax = 512;
