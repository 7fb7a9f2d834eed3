import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { startBulkRun } from "#app/flows/bulk-start.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { readUpload } from "#app/platform/read-upload.server.ts";
import { adminView } from "#app/screens/admin-view.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import {
  FILE_TOO_LARGE,
  MOST_FILE_BYTES,
  readImportForm,
  type ImportAnswer,
  type ImportErrors,
} from "#app/ui/bulk/import-choices.ts";
import { EMPTY_IMPORT, ImportForm, importProblems, type ImportDraft } from "#app/ui/bulk/import-form.tsx";
import { PageError } from "#app/ui/page-error.tsx";

export const meta: MetaFunction = () => [{ title: "Choose a file · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { view: adminView(await enterAdmin(request)) };
}

const refuse = (errors: ImportErrors) => data<ImportAnswer>({ ok: false, errors }, { status: 422 });

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const uploaded = await readUpload(request, MOST_FILE_BYTES);
  if (!uploaded.ok) {
    const file = uploaded.reason === "too_large" ? FILE_TOO_LARGE : "Choose a CSV file.";
    return refuse({ file });
  }
  const form = readImportForm(uploaded.upload);
  if (!form.ok) return refuse(form.errors);
  const { choices, file } = form;
  const wish = { ...choices, silent: true, fileName: file.name, file: file.bytes };
  const answer = await startBulkRun(shop, staff.name, wish);
  return answer.ok ? data<ImportAnswer>(answer) : refuse({ file: answer.problem });
}

/** A file that was taken in is shown on its own page. */
function useImport() {
  const fetcher = useFetcher<ImportAnswer>();
  const navigate = useNavigate();
  const { state, data: answer } = fetcher;
  useEffect(() => {
    if (state === "idle" && answer?.ok) navigate(`/app/data/imports/${answer.runId}`);
  }, [state, answer, navigate]);
  const send = ({ file, mode, strangers, note }: ImportDraft) => {
    if (!file) return;
    const form = new FormData();
    for (const [name, value] of Object.entries({ mode, strangers, note })) form.append(name, value);
    form.append("file", file);
    fetcher.submit(form, { method: "post", action: "/app/data/import", encType: "multipart/form-data" });
  };
  return { send, sending: state !== "idle", answer };
}

export default function ImportPage() {
  const { view } = useLoaderData<typeof loader>();
  const [draft, setDraft] = useState(EMPTY_IMPORT);
  const [tried, setTried] = useState<ImportDraft | null>(null);
  const { send, sending, answer } = useImport();
  const problems = importProblems(draft);
  // What the server said is about the file that was sent, not about another one chosen since.
  const refused = answer && !answer.ok && tried === draft ? answer.errors : {};
  const look = () => {
    setTried(draft);
    if (Object.keys(problems).length === 0) send(draft);
  };
  return (
    <AdminPage
      heading="Choose a file"
      title="Change balances with a file"
      view={view}
      narrowWidth
      backAction={{ content: "Data", url: "/app/data" }}
      primaryAction={{ content: "Look at the file", onAction: look, loading: sending }}
    >
      <ImportForm
        draft={draft}
        errors={{ ...refused, ...(tried ? problems : {}) }}
        onChange={(next) => setDraft(next)}
      />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
