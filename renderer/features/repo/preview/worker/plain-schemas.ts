/** Keeps schemas from making code out of text, which the page's policy forbids. Import it before any file that makes one. */
import * as z from "zod";

z.config({ jitless: true });
