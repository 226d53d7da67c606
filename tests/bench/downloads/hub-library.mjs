/** Downloads one file with @huggingface/hub, plain HTTP, into a file, and syncs it. */
import { open } from "node:fs/promises";
import { downloadFile } from "@huggingface/hub";

const [hubUrl = "", target = ""] = process.argv.slice(2);
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
const blob = await downloadFile({ repo: "bench/large", path: "model.safetensors", hubUrl, xet: false });
if (blob === null) throw new Error("The file was not found");
const file = await open(target, "w");
for await (const bytes of blob.stream()) await file.write(bytes);
await file.datasync();
await file.close();
const seconds = (performance.now() - startedAt) / 1000;
const cpu = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 }));
