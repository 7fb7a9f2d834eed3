import {
  Banner,
  BlockStack,
  Card,
  ChoiceList,
  DropZone,
  InlineError,
  Text,
  TextField,
} from "@shopify/polaris";
import { FILE_TOO_LARGE, MOST_FILE_BYTES, type ImportErrors } from "./import-choices.ts";

export interface ImportDraft {
  file: File | null;
  mode: "add" | "set";
  strangers: "refuse" | "create";
  note: string;
}

export const EMPTY_IMPORT: ImportDraft = { file: null, mode: "add", strangers: "refuse", note: "" };

/** What can be seen to be wrong before the file is sent. */
export function importProblems(draft: ImportDraft): ImportErrors {
  const errors: ImportErrors = {};
  if (!draft.file) errors.file = "Choose a CSV file.";
  else if (draft.file.size > MOST_FILE_BYTES) errors.file = FILE_TOO_LARGE;
  if (draft.note.trim() === "") errors.note = "Say why: the shopper can read it.";
  return errors;
}

interface ImportFormProps {
  draft: ImportDraft;
  errors: ImportErrors;
  onChange: (draft: ImportDraft) => void;
}

function FileField({ draft, errors, onChange }: ImportFormProps) {
  return (
    <BlockStack gap="200">
      <DropZone
        label="CSV file"
        accept=".csv,.tsv,.txt,text/csv"
        allowMultiple={false}
        variableHeight
        error={errors.file !== undefined}
        onDrop={([file]) => onChange({ ...draft, file: file ?? draft.file })}
      >
        <DropZone.FileUpload
          actionTitle={draft.file ? "Choose another file" : "Choose a file"}
          actionHint={draft.file ? draft.file.name : "or drop one here. Up to 20 MB, 250,000 rows."}
        />
      </DropZone>
      {errors.file ? <InlineError message={errors.file} fieldID="file" /> : null}
      <Text as="p" tone="subdued">
        The first row names the columns: Points, and Email, Phone or Customer ID. Exports of other loyalty
        apps are recognised as they are.
      </Text>
    </BlockStack>
  );
}

function Choices({ draft, errors, onChange }: ImportFormProps) {
  return (
    <>
      <ChoiceList
        title="The points in the file"
        choices={[
          {
            label: "Are added to the balance",
            value: "add",
            helpText: "Numbers below zero take points away.",
          },
          {
            label: "Are the new balance",
            value: "set",
            helpText: "Every balance becomes the number in its row, whatever it is now.",
          },
        ]}
        selected={[draft.mode]}
        onChange={([mode]) => onChange({ ...draft, mode: mode === "set" ? "set" : "add" })}
      />
      <ChoiceList
        title="People who are not here yet"
        choices={[
          { label: "Refuse their rows", value: "refuse" },
          {
            label: "Add them",
            value: "create",
            helpText: "If the row holds an e-mail address or a phone number.",
          },
        ]}
        selected={[draft.strangers]}
        onChange={([strangers]) =>
          onChange({ ...draft, strangers: strangers === "create" ? "create" : "refuse" })
        }
      />
      <TextField
        label="Reason"
        value={draft.note}
        onChange={(note) => onChange({ ...draft, note })}
        helpText="The shopper can read it. A column named Action or Reason says it row by row."
        autoComplete="off"
        maxLength={200}
        showCharacterCount
        error={errors.note ?? false}
        requiredIndicator
      />
    </>
  );
}

/** Which file, and how it is meant. */
export function ImportForm(props: ImportFormProps) {
  return (
    <BlockStack gap="400">
      <Card>
        <FileField {...props} />
      </Card>
      <Card>
        <BlockStack gap="400">
          <Choices {...props} />
        </BlockStack>
      </Card>
      <Banner tone="info">
        <Text as="p">
          Nothing changes yet: you see first what the file does, row by row. No member is sent a message about
          it.
        </Text>
      </Banner>
    </BlockStack>
  );
}
