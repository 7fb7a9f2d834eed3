import { Banner, Text } from "@shopify/polaris";
import { useFormat } from "../format-context.tsx";

/** Rules go with the earning rule: without it there is no program. */
export function NoProgram() {
  return (
    <Banner
      tone="info"
      title="Start your program first"
      action={{ content: "Set up earning", url: "/app/program" }}
    >
      <Text as="p">Save how many points a purchase gives. Then you can add rules that give more.</Text>
    </Banner>
  );
}

/** The newest settings are still to come. */
export function StartsLater({ at }: { at: Date }) {
  const format = useFormat();
  return (
    <Banner tone="info" title={`A change of your program starts on ${format.date(at)}`}>
      <Text as="p">These are the rules from that day on. What you change here starts with it.</Text>
    </Banner>
  );
}
