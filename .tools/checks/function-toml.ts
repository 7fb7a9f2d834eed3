import { parse as parseQuery, validate, type GraphQLSchema } from "graphql";
import { parse } from "smol-toml";
import { z } from "zod";

/** What stands around a function's shopify.extension.toml. */
export interface FunctionSurroundings {
  schema: GraphQLSchema;
  apiVersion: string;
  /** Names that the function's entry exports. */
  exported: ReadonlySet<string>;
  /** Keys of locales/en.default.json. */
  words: ReadonlySet<string>;
  /** A file of the extension by its path; null when there is none. */
  read: (path: string) => string | null;
}

/** https://shopify.dev/docs/api/functions/latest#configuration */
const functionConfiguration = z.strictObject({
  api_version: z.string(),
  extensions: z
    .array(
      z.strictObject({
        type: z.literal("function"),
        name: z.string(),
        description: z.string().optional(),
        handle: z.string().regex(/^[a-z0-9-]{1,30}$/),
        uid: z.string().optional(),
        input: z
          .strictObject({ variables: z.strictObject({ namespace: z.string(), key: z.string() }) })
          .optional(),
        targeting: z
          .array(
            z.strictObject({
              target: z.string(),
              input_query: z.string().optional(),
              export: z.string().regex(/^[a-z0-9-]+$/),
            }),
          )
          .min(1),
        build: z.strictObject({
          command: z.string().optional(),
          path: z.string(),
          watch: z.union([z.string(), z.array(z.string())]).optional(),
          wasm_opt: z.boolean().optional(),
        }),
      }),
    )
    .length(1),
});

type Extension = z.infer<typeof functionConfiguration>["extensions"][number];

const camelCase = (text: string): string =>
  text.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase());

function checkQuery(path: string, { schema, read }: FunctionSurroundings): string[] {
  const text = read(path);
  if (text === null) return [`input_query "${path}" is not there`];
  try {
    return validate(schema, parseQuery(text)).map(({ message }) => `${path}: ${message}`);
  } catch (error) {
    return [`${path}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function checkTargets({ targeting }: Extension, around: FunctionSurroundings): string[] {
  const targets = around.schema.getMutationType()?.getFields() ?? {};
  return targeting.flatMap(({ target, input_query, export: name }) => [
    ...(camelCase(target) in targets ? [] : [`target "${target}" does not exist`]),
    ...(around.exported.has(camelCase(name)) ? [] : [`src/index.ts exports no ${camelCase(name)}`]),
    ...(input_query === undefined ? [] : checkQuery(input_query, around)),
  ]);
}

/** Everything that is wrong with the configuration of a function; Shopify's CLI says it at the deployment at best. */
export function checkFunctionToml(text: string, around: FunctionSurroundings): string[] {
  const parsed = functionConfiguration.safeParse(parse(text));
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `${issue.path.join(".") || "top level"}: ${issue.message}`);
  const { api_version, extensions } = parsed.data;
  return [
    ...(api_version === around.apiVersion
      ? []
      : [`api_version is ${api_version}, the schema's ${around.apiVersion}`]),
    ...extensions.flatMap((extension) => [
      ...[extension.name, extension.description ?? ""]
        .filter((words) => words.startsWith("t:") && !around.words.has(words.slice(2)))
        .map((words) => `locales/en.default.json has no "${words.slice(2)}"`),
      ...checkTargets(extension, around),
    ]),
  ];
}
