/** One repo with a file of every kind that can be looked at, some that are broken, and one for each word of the scanners. */
import type { Files, RepoSpec } from "#tests/hub/catalogue/repo-spec.ts";
import { contentOfBytes, contentOfJson, contentOfText } from "#tests/hub/content/content.ts";
import { parquetFile } from "#tests/hub/content/parquet.ts";
import { patternBytes } from "#tests/hub/content/pattern-bytes.ts";
import { chartPicture, scenePicture } from "#tests/hub/content/png.ts";
import { safetensorsFile } from "#tests/hub/content/safetensors.ts";
import { melody } from "#tests/hub/content/wav.ts";

const statuses = ["unscanned", "queued", "caution", "suspicious", "error"];

export const fileKinds: RepoSpec = {
  id: "fieldnotes/every-kind-of-file",
  cardData: { license: "cc0-1.0" },
  card: "# Every kind of file\n\nOne file of each kind, and some that are not what they say.\n",
  files: manyKinds,
  scans: {
    "pickles/unsafe.pkl": {
      status: "unsafe",
      avScan: { status: "unsafe", message: "Found one known threat" },
      pickleImportScan: {
        status: "unsafe",
        pickleImports: [
          { module: "posix", name: "system", safety: "dangerous" },
          { module: "collections", name: "OrderedDict", safety: "innocuous" },
        ],
      },
    },
    ...Object.fromEntries(statuses.map((status) => [`pickles/${status}.pkl`, { status, avScan: { status } }])),
  },
  downloads: 64,
  likes: 6,
};

function manyKinds(): Files {
  const pickle = Buffer.from("\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x07nothing\x94.", "latin1");
  return {
    "code/train.py": python,
    "code/config.yaml": "# How it was made\nname: every kind\nsteps: 1200\nrates: [0.1, 0.01]\n",
    "code/right-to-left.txt": "שלום עולם, זה קובץ טקסט\nmixed: abc אבג 123\n日本語の文章です。\n",
    "code/minified.js": `var a=${"1+".repeat(30_000)}1;\n`,
    "code/analysis.ipynb": contentOfJson(notebook()),
    "tables/tides.csv": tides(),
    "tables/people.jsonl":
      '{"name":"Ana","age":31,"tags":["a","b"]}\n{"name":"سارة","age":28}\n{"name":"大輔","note":"new"}\n',
    "tables/levels.parquet": parquetFile([
      { name: "hour", data: Int32Array.from({ length: 240 }, (_, hour) => hour), type: "INT32" },
      { name: "place", data: Array.from({ length: 240 }, (_, hour) => `gauge ${hour % 7}`), type: "STRING" },
    ]),
    "tables/config.json": contentOfJson({
      model_type: "tide",
      layers: [1, 2, { deep: [true, null, "text"] }],
      rate: 0.5,
    }),
    "media/scene.png": scenePicture("every kind"),
    "media/chart.png": chartPicture("every kind"),
    "media/drawing.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><rect width="80" height="40" fill="#0f766e"/></svg>\n',
    "media/melody.wav": melody("every kind", 1),
    "weights/adapter.safetensors": safetensorsFile("every kind", [
      { name: "layers.0.weight", type: "F16", shape: [512, 512] },
      { name: "layers.0.bias", type: "F32", shape: [512] },
    ]),
    "weights/noise.bin": patternBytes("every kind", 300_000),
    "broken/lies.safetensors": contentOfBytes(
      Buffer.concat([Buffer.alloc(8, 0x7f), Buffer.from("{}"), Buffer.alloc(40)]),
    ),
    "broken/not-a-picture.png": "This is only text.\n",
    "broken/config.json": "{ not json\n",
    "broken/empty.txt": "",
    "pickles/unsafe.pkl": contentOfBytes(pickle),
    ...Object.fromEntries(statuses.map((status) => [`pickles/${status}.pkl`, contentOfBytes(pickle)])),
  };
}

const python = `"""How the tides were learned."""
import math


def height(hour: float, high: float = 4.0) -> float:
    # The moon comes back every 12.42 hours.
    return high / 2 + high / 2 * math.sin(hour / 12.42 * 2 * math.pi)


for hour in range(24):
    print(f"{hour:02d} {height(hour):.2f}")
`;

function tides() {
  const lines = Array.from(
    { length: 5000 },
    (_, hour) => `${hour},${(2 + Math.sin(hour / 2)).toFixed(3)},"north, bank"`,
  );
  return contentOfText(`hour,metres,place\n${lines.join("\n")}\n`);
}

function notebook(): unknown {
  const picture = chartPicture("notebook");
  const png = Buffer.from(picture.read(0, picture.sizeBytes)).toString("base64");
  return {
    nbformat: 4,
    metadata: { language_info: { name: "python" } },
    cells: [
      { cell_type: "markdown", source: ["# Tides\n", "\n", "How the *water* moves."] },
      {
        cell_type: "code",
        execution_count: 1,
        source: ["import math\n", "print(math.pi)"],
        outputs: [{ output_type: "stream", name: "stdout", text: ["3.141592653589793\n"] }],
      },
      {
        cell_type: "code",
        execution_count: 2,
        source: "plot(levels)",
        outputs: [{ output_type: "display_data", data: { "image/png": png, "text/plain": "<Figure>" } }],
      },
      {
        cell_type: "code",
        execution_count: 3,
        source: "1 / 0",
        outputs: [
          {
            output_type: "error",
            ename: "ZeroDivisionError",
            traceback: ["\u001b[0;31mZeroDivisionError\u001b[0m: division by zero"],
          },
        ],
      },
    ],
  };
}
