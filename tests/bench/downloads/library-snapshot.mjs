/** Downloads a whole repo with @huggingface/hub into a cache folder. */
import { snapshotDownload } from "@huggingface/hub";

const [hubUrl = "", cacheDir = "", id = ""] = process.argv.slice(2);
await snapshotDownload({ repo: id, hubUrl, cacheDir });
process.exit(0);
