/** Every call of the contract, with its schemas laid open, for tests that must not forget one. */
import { type AnyContractRouter, getEventIteratorSchemaDetails, isContractProcedure } from "@orpc/contract";
import * as z from "zod";
import { contract } from "#shared/contract/index.ts";

export type ContractLeaf = {
  /** `topic.call`. */
  readonly name: string;
  readonly input: z.ZodType | null;
  /** The output, or one event of a stream. */
  readonly output: z.ZodType | null;
  readonly isStream: boolean;
  readonly errorCodes: readonly string[];
};

export const leaves: readonly ContractLeaf[] = leavesOf(contract, []);

function leavesOf(router: AnyContractRouter, path: readonly string[]): ContractLeaf[] {
  if (!isContractProcedure(router)) {
    return Object.entries(router).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
  }
  const { inputSchema, outputSchema, errorMap } = router["~orpc"];
  const stream = getEventIteratorSchemaDetails(outputSchema);
  const output = stream === undefined ? outputSchema : stream.yields;
  return [
    {
      name: path.join("."),
      input: zodOrNull(inputSchema),
      output: zodOrNull(output),
      isStream: stream !== undefined,
      errorCodes: Object.keys(errorMap),
    },
  ];
}

function zodOrNull(schema: unknown): z.ZodType | null {
  return schema instanceof z.ZodType ? schema : null;
}
