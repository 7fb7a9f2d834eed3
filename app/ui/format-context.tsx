import { createContext, useContext, useMemo, type ReactNode } from "react";
import { createFormat, type Format, type FormatSettings } from "./format.ts";

const FormatContext = createContext<Format | null>(null);

export function FormatProvider({ settings, children }: { settings: FormatSettings; children: ReactNode }) {
  const { locale, timeZone, currency } = settings;
  const format = useMemo(() => createFormat({ locale, timeZone, currency }), [locale, timeZone, currency]);
  return <FormatContext.Provider value={format}>{children}</FormatContext.Provider>;
}

/** The one way in which pages write numbers, money and dates. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error("useFormat stands inside a page's FormatProvider");
  return format;
}
