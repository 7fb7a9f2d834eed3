import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, Icon, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import { setupSteps, type SetupFacts, type SetupStep } from "./setup-steps.ts";

const ToDoIcon = () => (
  <svg viewBox="0 0 20 20">
    <circle
      cx="10"
      cy="10"
      r="6.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.6 2.3"
    />
  </svg>
);

function Step({ step, isNext }: { step: SetupStep; isNext: boolean }) {
  return (
    <Box as="li" padding="300" borderRadius="200" background={isNext ? "bg-surface-secondary" : "bg-surface"}>
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <Box>
          <Icon
            source={step.done ? CheckCircleIcon : ToDoIcon}
            tone={step.done ? "success" : "subdued"}
            accessibilityLabel={step.done ? "Done" : "To do"}
          />
        </Box>
        <BlockStack gap="200" inlineAlign="start">
          <BlockStack gap="050">
            <Text as="h3" variant="bodyMd" fontWeight={isNext ? "semibold" : "regular"}>
              {step.title}
            </Text>
            {isNext ? (
              <Text as="p" tone="subdued">
                {step.explanation}
              </Text>
            ) : null}
          </BlockStack>
          {step.action && !step.done ? (
            <Button url={step.action.url} variant={isNext ? "primary" : "secondary"}>
              {step.action.label}
            </Button>
          ) : null}
        </BlockStack>
      </InlineStack>
    </Box>
  );
}

function Progress({ steps, nextStep }: { steps: readonly SetupStep[]; nextStep: SetupStep }) {
  const done = steps.filter((step) => step.done).length;
  return (
    <>
      <InlineStack gap="300" blockAlign="center" wrap={false}>
        <Box minWidth="max-content">
          <Text as="p" tone="subdued">
            {`${done} of ${steps.length} done`}
          </Text>
        </Box>
        <ProgressBar
          progress={(done / steps.length) * 100}
          size="small"
          tone="primary"
          ariaLabelledBy="setup-progress"
        />
      </InlineStack>
      <Text as="span" visuallyHidden id="setup-progress">
        Setup progress
      </Text>
      <Box as="ul" padding="0">
        {steps.map((step) => (
          <Step key={step.title} step={step} isNext={step === nextStep} />
        ))}
      </Box>
    </>
  );
}

/** Shows what is done and what comes next; goes away when asked to, and comes back. */
export function SetupGuide({ facts, dismissed }: { facts: SetupFacts; dismissed: boolean }) {
  const fetcher = useFetcher();
  const steps = setupSteps(facts);
  const hidden = fetcher.formData ? fetcher.formData.get("intent") === "dismiss-setup" : dismissed;
  const send = (intent: string) => fetcher.submit({ intent }, { method: "post", action: "/app?index" });
  if (hidden) {
    return (
      <InlineStack align="end">
        <Button variant="plain" onClick={() => send("restore-setup")}>
          Show the setup guide
        </Button>
      </InlineStack>
    );
  }
  const nextStep = steps.find((step) => !step.done);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {nextStep ? "Set up your program" : "Your program is running"}
          </Text>
          <Button
            variant="tertiary"
            onClick={() => send("dismiss-setup")}
            accessibilityLabel="Hide the setup guide"
          >
            Hide
          </Button>
        </InlineStack>
        {nextStep ? (
          <Progress steps={steps} nextStep={nextStep} />
        ) : (
          <Text as="p" tone="subdued">
            Everything is set up: every order that counts gives points.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
