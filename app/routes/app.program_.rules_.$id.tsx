import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useEffect } from "react";
import { saveRuleChange } from "#app/flows/change-rules.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { nameChosenThings } from "#app/flows/name-chosen-things.server.ts";
import { parseRuleKind, parseRuleWish, readRule } from "#app/screens/rules.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { useVersionedSave, type SaveAnswer } from "#app/ui/program/use-versioned-save.ts";
import { NoProgram } from "#app/ui/rules/program-banners.tsx";
import { RuleEditor } from "#app/ui/rules/rule-editor.tsx";
import { ruleTitle } from "#app/ui/rules/rule-title.ts";

export const meta: MetaFunction = () => [{ title: "Rule · Throughline" }];

const noSuchRule = () => new Response("There is no such rule any more.", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const screen = await readRule(visit, params.id ?? "");
  const kind = screen?.rule?.kind ?? parseRuleKind(new URL(request.url).searchParams.get("kind"));
  if (!screen || !kind) throw noSuchRule();
  const { untitled, productTitles, ...shown } = screen;
  const { collections, products } = await nameChosenThings(visit.shop, untitled);
  return { ...shown, kind, titles: { collection: collections, product: { ...products, ...productTitles } } };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseRuleWish(await request.json().catch(() => null));
  if (!parsed.ok)
    return data<SaveAnswer>({ ok: false, reason: "invalid", errors: parsed.errors }, { status: 422 });
  const { merchantId, timeZone } = shop;
  const saved = await saveRuleChange({ ...parsed.wish, merchantId, timeZone, staffName: staff.name });
  return data<SaveAnswer>(saved, { status: saved.ok ? 200 : saved.reason === "stale" ? 409 : 422 });
}

/** The draft stays as it is: what was saved is shown on the page that follows. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus === undefined && defaultShouldRevalidate;

export default function Rule() {
  const { view, version, kind, rule, tiers, titles } = useLoaderData<typeof loader>();
  const { submit, saving, answer } = useVersionedSave(version, "Rule saved");
  const navigate = useNavigate();
  const isSaved = answer?.ok === true;
  useEffect(() => {
    if (isSaved) navigate("/app/program/rules");
  }, [isSaved, navigate]);
  return (
    <AdminPage
      heading="Rule"
      title={ruleTitle(kind, rule)}
      view={view}
      backAction={{ content: "Rules", url: "/app/program/rules" }}
      narrowWidth
    >
      {version === 0 ? (
        <NoProgram />
      ) : (
        <RuleEditor
          key={version}
          version={version}
          kind={kind}
          rule={rule}
          surroundings={{ currency: view.currency, titles, tiers }}
          saving={saving || isSaved}
          answer={answer}
          onSave={(wanted) => submit({ change: { does: "keep", rule: wanted } })}
        />
      )}
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
