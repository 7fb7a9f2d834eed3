import type { z } from "zod";

/** A kind of background work: its name in the queue and the shape of its payload. */
export interface JobDefinition<Payload> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
}

export const defineJob = <Payload>(name: string, schema: z.ZodType<Payload>): JobDefinition<Payload> => ({
  name,
  schema,
});
