import { parse } from "smol-toml";
import { z } from "zod";

/** What Shopify knows at the app's API version. */
export interface ShopifyFacts {
  scopes: ReadonlySet<string>;
  /** Names of the enum WebhookSubscriptionTopic. */
  topics: ReadonlySet<string>;
  apiVersion: string;
}

/** https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
const COMPLIANCE_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;

const httpsUrl = z.url({ protocol: /^https$/, error: "must be an https URL" });
const subscriptionUri = z.union(
  [z.string().regex(/^\/[\w/-]*$/), httpsUrl],
  "must be a path or an https URL",
);

/** https://shopify.dev/docs/apps/build/cli-for-apps/app-configuration */
const appConfiguration = z.strictObject({
  client_id: z.string().min(1),
  name: z.string().min(1).max(30),
  handle: z.string().optional(),
  application_url: httpsUrl,
  embedded: z.literal(true),
  extension_directories: z.array(z.string()).optional(),
  web_directories: z.array(z.string()).optional(),
  access_scopes: z.strictObject({
    scopes: z.string(),
    optional_scopes: z.array(z.string()).optional(),
    use_legacy_install_flow: z.boolean().optional(),
  }),
  auth: z.strictObject({ redirect_urls: z.array(httpsUrl).min(1) }),
  webhooks: z.strictObject({
    api_version: z.string(),
    subscriptions: z.array(
      z.strictObject({
        name: z.string().optional(),
        topics: z.array(z.string()).min(1).optional(),
        compliance_topics: z.array(z.enum(COMPLIANCE_TOPICS)).min(1).optional(),
        uri: subscriptionUri,
        include_fields: z.array(z.string()).optional(),
        filter: z.string().optional(),
      }),
    ),
  }),
  app_proxy: z.strictObject({
    url: z.union([z.string().regex(/^\/[\w/-]*$/), httpsUrl], "must be a path or an https URL"),
    subpath: z.string().regex(/^[\w-]{1,30}$/),
    prefix: z.enum(["a", "apps", "community", "tools"]),
  }),
  app_preferences: z.strictObject({ url: httpsUrl }).optional(),
  pos: z.strictObject({ embedded: z.boolean() }).optional(),
  build: z
    .strictObject({
      automatically_update_urls_on_dev: z.boolean().optional(),
      dev_store_url: z.string().optional(),
      include_config_on_deploy: z.boolean().optional(),
    })
    .optional(),
});

type AppConfiguration = z.infer<typeof appConfiguration>;

function repeated(words: readonly string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

function checkScopes({ access_scopes }: AppConfiguration, facts: ShopifyFacts): string[] {
  const required = access_scopes.scopes.split(",").map((scope) => scope.trim());
  const all = [...required, ...(access_scopes.optional_scopes ?? [])];
  return [
    ...all.filter((scope) => !facts.scopes.has(scope)).map((scope) => `scope "${scope}" does not exist`),
    ...repeated(all).map((scope) => `scope "${scope}" stands twice`),
  ];
}

function checkTopics({ webhooks }: AppConfiguration, facts: ShopifyFacts): string[] {
  const topics = webhooks.subscriptions.flatMap((subscription) => subscription.topics ?? []);
  const compliance = webhooks.subscriptions.flatMap((subscription) => subscription.compliance_topics ?? []);
  const exists = (topic: string) =>
    /^[a-z_]+\/[a-z_]+$/.test(topic) && facts.topics.has(topic.replace("/", "_").toUpperCase());
  return [
    ...topics.filter((topic) => !exists(topic)).map((topic) => `webhook topic "${topic}" does not exist`),
    ...repeated([...topics, ...compliance]).map((topic) => `webhook topic "${topic}" stands twice`),
    ...COMPLIANCE_TOPICS.filter((topic) => !compliance.includes(topic)).map(
      (topic) => `compliance topic "${topic}" is missing`,
    ),
    ...(webhooks.api_version === facts.apiVersion
      ? []
      : [`api_version is ${webhooks.api_version}, the app speaks ${facts.apiVersion}`]),
  ];
}

/** Everything that is wrong with the text of a shopify.app.toml; Shopify's own build notices little of it. */
export function checkAppToml(text: string, facts: ShopifyFacts): string[] {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    return [`not TOML: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`];
  }
  const parsed = appConfiguration.safeParse(raw);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join(".") || "top level"}: ${issue.message}`);
  }
  return [...checkScopes(parsed.data, facts), ...checkTopics(parsed.data, facts)];
}
