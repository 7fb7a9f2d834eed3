import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { saveExpirySettings } from "#app/flows/save-expiry-settings.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseExpirySave, readExpiry } from "#app/screens/expiry.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { ExpiryEditor } from "#app/ui/expiry/expiry-editor.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { useVersionedSave, type SaveAnswer } from "#app/ui/program/use-versioned-save.ts";

export const meta: MetaFunction = () => [{ title: "Expiry · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readExpiry(await enterAdmin(request), now());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseExpirySave(await request.json().catch(() => null));
  if (!parsed.ok) {
    return data<SaveAnswer>({ ok: false, reason: "invalid", errors: parsed.errors }, { status: 422 });
  }
  const { merchantId, timeZone } = shop;
  const saved = await saveExpirySettings({ ...parsed.wish, merchantId, timeZone, staffName: staff.name });
  return data<SaveAnswer>(saved, { status: saved.ok ? 200 : saved.reason === "stale" ? 409 : 422 });
}

/** Neither a preview nor a refusal changes what this page has loaded; and a refused draft must stay. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  if (args.formAction?.startsWith("/app/program/expiry/preview")) return false;
  return args.actionStatus !== undefined && args.actionStatus >= 400 ? false : args.defaultShouldRevalidate;
}

export default function Expiry() {
  const { view, version, settings, today, versions } = useLoaderData<typeof loader>();
  const { submit, ...saving } = useVersionedSave(version, "Expiry rule saved");
  return (
    <AdminPage
      heading="Expiry"
      title="Expiry"
      view={view}
      backAction={{ content: "Program", url: "/app/program" }}
    >
      <ExpiryEditor
        key={version}
        {...{ version, today, versions }}
        saved={settings}
        onSave={(ask, { startsOn, note }) => submit({ ...ask, startsOn: startsOn || null, note })}
        {...saving}
      />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
