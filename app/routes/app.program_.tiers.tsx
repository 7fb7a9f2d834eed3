import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { nameChosenThings } from "#app/flows/name-chosen-things.server.ts";
import { saveTiersSettings } from "#app/flows/save-tiers-settings.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseTiersSave, readTiers } from "#app/screens/tiers.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { useVersionedSave, type SaveAnswer } from "#app/ui/program/use-versioned-save.ts";
import { TiersEditor } from "#app/ui/tiers/tiers-editor.tsx";

export const meta: MetaFunction = () => [{ title: "Tiers · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const { untitled, productTitles, ...screen } = await readTiers(visit, now());
  const { collections, products } = await nameChosenThings(visit.shop, untitled);
  return { ...screen, titles: { collection: collections, product: { ...products, ...productTitles } } };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseTiersSave(await request.json().catch(() => null));
  if (!parsed.ok) {
    return data<SaveAnswer>({ ok: false, reason: "invalid", errors: parsed.errors }, { status: 422 });
  }
  const saved = await saveTiersSettings({ ...parsed.wish, shop, staffName: staff.name });
  return data<SaveAnswer>(saved, { status: saved.ok ? 200 : saved.reason === "stale" ? 409 : 422 });
}

/** Neither a preview nor a refusal changes what this page has loaded; and a refused draft must stay. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  if (args.formAction?.startsWith("/app/program/tiers/preview")) return false;
  return args.actionStatus !== undefined && args.actionStatus >= 400 ? false : args.defaultShouldRevalidate;
}

export default function Tiers() {
  const { view, version, settings, ...screen } = useLoaderData<typeof loader>();
  const { submit, ...saving } = useVersionedSave(version, "Tiers saved");
  return (
    <AdminPage
      heading="Tiers"
      title="Tiers"
      view={view}
      backAction={{ content: "Program", url: "/app/program" }}
    >
      <TiersEditor
        key={version}
        {...screen}
        version={version}
        saved={settings}
        currency={view.currency}
        onSave={(wanted, { startsOn, note }) =>
          submit({ settings: wanted, startsOn: startsOn || null, note })
        }
        {...saving}
      />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
