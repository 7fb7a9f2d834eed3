import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useState } from "react";

const FAILED = "The file could not be made. Try again.";

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A plain link would come without the session token that App Bridge adds to what the page fetches. */
export function useFileDownload() {
  const shopify = useAppBridge();
  const [making, setMaking] = useState<string | null>(null);
  const download = useCallback(
    async (address: string, name: string) => {
      setMaking(address);
      try {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
        save(await answer.blob(), name);
      } catch {
        shopify.toast.show(FAILED, { isError: true });
      } finally {
        setMaking(null);
      }
    },
    [shopify],
  );
  /** `making`: the address of the file that is on its way. */
  return { download, making };
}
