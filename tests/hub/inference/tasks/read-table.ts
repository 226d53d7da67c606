/** table-question-answering, tabular-classification and tabular-regression. */
import * as z from "zod";
import { seededRandom } from "#tests/hub/content/random.ts";
import { expectInput, type TaskCall } from "#tests/hub/inference/task-call.ts";
import { stemsOf } from "#tests/hub/inference/text-features.ts";
import { json, type Reply, refuse } from "#tests/hub/server/reply.ts";

const cell = z.union([z.string(), z.number()]).transform(String);
const columns = z.record(z.string(), z.array(cell));
/** The wire has `query`; the types of today's JS client want `question`. */
const tableQuestion = z.union([
  z.looseObject({ query: z.string().min(1), table: columns }),
  z
    .looseObject({ question: z.string().min(1), table: columns })
    .transform(({ question, table }) => ({ query: question, table })),
]);
const rowsToJudge = z.looseObject({ data: columns });

/** `{answer, coordinates, cells, aggregator}`: the cells of the column and the rows that the question names. */
export function answerFromTable(call: TaskCall): Reply {
  const { query, table } = expectInput(tableQuestion, call.inputs);
  const names = Object.keys(table);
  const rowCount = Math.max(0, ...Object.values(table).map((column) => column.length));
  if (rowCount === 0) refuse(400, "table is empty");
  const asked = new Set(stemsOf(query));
  const shared = (text: string): number => stemsOf(text).filter((stem) => asked.has(stem)).length;
  const rows = [...Array(rowCount).keys()].filter((row) => names.some((name) => shared(table[name]?.[row] ?? "") > 0));
  const aggregator = aggregatorOf(query);
  const isKey = (name: string): boolean => rows.length > 0 && rows.some((row) => shared(table[name]?.[row] ?? "") > 0);
  const open = names.filter((name) => !isKey(name));
  const best = (open.length > 0 ? open : names).toSorted((one, other) => shared(other) - shared(one))[0] ?? "";
  const chosen = rows.length > 0 ? rows : aggregator === "NONE" ? [0] : [...Array(rowCount).keys()];
  const cells = chosen.map((row) => table[best]?.[row] ?? "");
  const answer = cells.join(", ");
  return json({
    answer: aggregator === "NONE" ? answer : `${aggregator} > ${answer}`,
    coordinates: chosen.map((row) => [row, names.indexOf(best)]),
    cells,
    aggregator,
  });
}

function aggregatorOf(query: string): string {
  if (/\b(?:average|mean|how many|how much)\b/i.test(query)) return "AVERAGE";
  if (/\b(?:sum|total|altogether)\b/i.test(query)) return "SUM";
  return /\b(?:count|number of)\b/i.test(query) ? "COUNT" : "NONE";
}

/** A class from 0 to 9 for each row. */
export function classifyRows(call: TaskCall): Reply {
  return json(weighRows(call).map((value) => Math.abs(Math.round(value)) % 10));
}

/** A number for each row, which grows with the numbers in it. */
export function regressRows(call: TaskCall): Reply {
  return json(weighRows(call));
}

/** Each column has its weight, which follows from its name and the model's. */
function weighRows(call: TaskCall): number[] {
  const { data } = expectInput(rowsToJudge, call.inputs);
  const rowCount = Math.max(0, ...Object.values(data).map((column) => column.length));
  return Array.from({ length: rowCount }, (_, row) =>
    Object.entries(data).reduce((sum, [name, column]) => {
      const value = Number(column[row] ?? "");
      const weight = 0.5 + seededRandom(`${call.repo.id} ${name}`).int(200) / 100;
      return sum + (Number.isFinite(value) ? value * weight : 0.25);
    }, 0),
  );
}
