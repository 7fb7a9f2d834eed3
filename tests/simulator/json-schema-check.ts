import { z } from "zod";

/** The part of JSON schema that shopify-webhook-schemas uses; formats and unknown properties are let through. */
type JsonSchema =
  | boolean
  | {
      type?: string | string[] | undefined;
      properties?: Record<string, JsonSchema> | undefined;
      required?: string[] | undefined;
      items?: JsonSchema | undefined;
      anyOf?: JsonSchema[] | undefined;
    };

const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.union([
    z.boolean(),
    z.object({
      type: z.union([z.string(), z.array(z.string())]).optional(),
      properties: z.record(z.string(), jsonSchema).optional(),
      required: z.array(z.string()).optional(),
      items: jsonSchema.optional(),
      anyOf: z.array(jsonSchema).optional(),
    }),
  ]),
);

/** The differences between a value and a schema, each as "path: what is wrong". */
export function differences(schema: unknown, value: unknown): string[] {
  return check(jsonSchema.parse(schema), value, "$");
}

function check(schema: JsonSchema, value: unknown, path: string): string[] {
  if (schema === true) return [];
  if (schema === false) return [`${path}: nothing may be here`];
  if (schema.anyOf !== undefined) {
    const tries = schema.anyOf.map((each) => check(each, value, path));
    return tries.some((each) => each.length === 0) ? [] : (tries.at(-1) ?? []);
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) {
    return [`${path}: ${nameOf(value)} instead of ${types.join(" or ")}`];
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((each: unknown) => check(items, each, `${path}[]`));
  }
  return value !== null && typeof value === "object" ? checkObject(schema, value, path) : [];
}

function checkObject(schema: Exclude<JsonSchema, boolean>, value: object, path: string): string[] {
  const entries = new Map<string, unknown>(Object.entries(value));
  const missing = (schema.required ?? []).filter((name) => !entries.has(name));
  return [
    ...missing.map((name) => `${path}.${name}: missing`),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      entries.has(name) ? check(each, entries.get(name), `${path}.${name}`) : [],
    ),
  ];
}

const nameOf = (value: unknown): string => (value === null ? "null" : typeof value);

function isOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return value !== null && typeof value === "object" && !Array.isArray(value);
  return typeof value === type;
}
