import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { saveBrandSettings } from "#app/flows/save-brand-settings.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseBrandSave, readBrand } from "#app/screens/brand.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { BrandEditor } from "#app/ui/brand/brand-editor.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { useVersionedSave, type SaveAnswer } from "#app/ui/program/use-versioned-save.ts";

export const meta: MetaFunction = () => [{ title: "Brand and words · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readBrand(await enterAdmin(request), now());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseBrandSave(await request.json().catch(() => null));
  if (!parsed.ok) {
    return data<SaveAnswer>({ ok: false, reason: "invalid", errors: parsed.errors }, { status: 422 });
  }
  const wish = { ...parsed.wish, merchantId: shop.merchantId, staffName: staff.name };
  const saved = await saveBrandSettings(wish);
  return data<SaveAnswer>(saved, { status: saved.ok ? 200 : saved.reason === "stale" ? 409 : 422 });
}

/** A refusal does not change what this page has loaded, and a refused draft must stay. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  return args.actionStatus !== undefined && args.actionStatus >= 400 ? false : args.defaultShouldRevalidate;
}

export default function Brand() {
  const { view, version, settings, versions } = useLoaderData<typeof loader>();
  const { submit, ...saving } = useVersionedSave(version, "Brand and words saved");
  return (
    <AdminPage heading="Brand and words" title="Brand and words" view={view}>
      <BrandEditor
        key={version}
        saved={settings}
        versions={versions}
        onSave={(wanted, note) => submit({ settings: wanted, note })}
        {...saving}
      />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
