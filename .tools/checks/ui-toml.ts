import { parse } from "smol-toml";
import { z } from "zod";

/** What stands around a shopify.extension.toml of UI extensions. */
export interface UiSurroundings {
  /** Every target that the installed @shopify/ui-extensions has. */
  targets: ReadonlySet<string>;
  apiVersion: string;
  /** Keys of locales/en.default.json. */
  words: ReadonlySet<string>;
  /** Whether the extension's folder holds the file. */
  holds: (path: string) => boolean;
}

const handle = z.string().regex(/^[a-z0-9-]{1,30}$/);

/** https://shopify.dev/docs/api/checkout-ui-extensions/latest/configuration#settings-definition */
const settings = z.strictObject({
  fields: z
    .array(
      z.strictObject({
        key: z.string().regex(/^\w{1,30}$/),
        type: z.enum([
          "boolean",
          "date",
          "date_time",
          "single_line_text_field",
          "multi_line_text_field",
          "number_integer",
          "number_decimal",
          "variant_reference",
        ]),
        name: z.string(),
        description: z.string().optional(),
        validations: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
      }),
    )
    .max(20),
});

/** https://shopify.dev/docs/apps/build/checkout/capabilities */
const capabilities = z.strictObject({
  api_access: z.boolean().optional(),
  network_access: z.boolean().optional(),
  block_progress: z.boolean().optional(),
  collect_buyer_consent: z
    .strictObject({ sms_marketing: z.boolean().optional(), customer_privacy: z.boolean().optional() })
    .optional(),
});

const uiExtension = z.strictObject({
  type: z.literal("ui_extension"),
  name: z.string(),
  description: z.string().optional(),
  handle,
  uid: z.string().optional(),
  targeting: z
    .array(
      z.strictObject({
        target: z.string(),
        module: z.string(),
        metafields: z.array(z.strictObject({ namespace: z.string(), key: z.string() })).optional(),
        default_placement: z.string().optional(),
        capabilities: z.strictObject({ allow_direct_linking: z.boolean().optional() }).optional(),
      }),
    )
    .min(1),
  capabilities: capabilities.optional(),
  metafields: z.array(z.strictObject({ namespace: z.string(), key: z.string() })).optional(),
  settings: settings.optional(),
});

const uiConfiguration = z.strictObject({ api_version: z.string(), extensions: z.array(uiExtension).min(1) });

type UiExtension = z.infer<typeof uiExtension>;

/** https://shopify.dev/docs/api/customer-account-ui-extensions/latest/targets/full-page */
const FULL_PAGES = new Set(["customer-account.page.render", "customer-account.order.page.render"]);

function repeated(words: readonly string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

function checkExtension({ name, handle, targeting, ...rest }: UiExtension, around: UiSurroundings): string[] {
  const targets = targeting.map(({ target }) => target);
  const texts = [name, rest.description ?? "", ...(rest.settings?.fields ?? []).map((field) => field.name)];
  return [
    ...targets
      .filter((target) => !around.targets.has(target))
      .map((target) => `target "${target}" does not exist`),
    ...repeated(targets).map((target) => `target "${target}" stands twice`),
    ...(targets.length > 1 && targets.some((target) => FULL_PAGES.has(target))
      ? [`${handle}: Shopify allows a full page no other target beside it`]
      : []),
    ...targeting
      .filter(({ module }) => !around.holds(module))
      .map(({ module }) => `module "${module}" is not there`),
    ...texts
      .filter((text) => text.startsWith("t:") && !around.words.has(text.slice(2)))
      .map((text) => `locales/en.default.json has no "${text.slice(2)}"`),
  ];
}

/** Everything that is wrong with the configuration of UI extensions; `shopify app build` notices little of it. */
export function checkUiToml(text: string, around: UiSurroundings): string[] {
  const parsed = uiConfiguration.safeParse(parse(text));
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `${issue.path.join(".") || "top level"}: ${issue.message}`);
  const { api_version, extensions } = parsed.data;
  return [
    ...(api_version === around.apiVersion
      ? []
      : [`api_version is ${api_version}, the installed package's ${around.apiVersion}`]),
    ...repeated(extensions.map((extension) => extension.handle)).map(
      (same) => `handle "${same}" stands twice`,
    ),
    ...extensions.flatMap((extension) => checkExtension(extension, around)),
  ];
}

const themeConfiguration = z.strictObject({
  type: z.literal("theme"),
  name: z.string(),
  uid: z.string().optional(),
});

export function checkThemeToml(text: string): string[] {
  const parsed = themeConfiguration.safeParse(parse(text));
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => `${issue.path.join(".") || "top level"}: ${issue.message}`);
}
