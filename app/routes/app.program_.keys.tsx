import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { createApiKey, withdrawApiKey } from "#app/flows/api-keys.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { parseKeyForm, readApiKeys } from "#app/screens/api-keys.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { ApiHelpCard } from "#app/ui/rules/api-help-card.tsx";
import { ApiKeysCard, type KeyAnswer } from "#app/ui/rules/api-keys-card.tsx";

export const meta: MetaFunction = () => [{ title: "API keys · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readApiKeys(await enterAdmin(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseKeyForm(Object.fromEntries(await request.formData()));
  if (!parsed.ok) return data<KeyAnswer>({ ok: false, error: parsed.error }, { status: 422 });
  if (parsed.wish.does === "create")
    return data<KeyAnswer>({
      ok: true,
      text: await createApiKey(shop.merchantId, parsed.wish.name, staff.name),
    });
  await withdrawApiKey(shop.merchantId, parsed.wish.keyId, staff.name);
  return data<KeyAnswer>({ ok: true, text: null });
}

export default function ApiKeys() {
  const { view, keys } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      heading="API keys"
      title="API keys"
      subtitle="Let a review app, a survey or your own shop system tell us what members did."
      view={view}
      backAction={{ content: "Rules", url: "/app/program/rules" }}
    >
      <BlockStack gap="400">
        <ApiKeysCard keys={keys} />
        <ApiHelpCard />
      </BlockStack>
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
