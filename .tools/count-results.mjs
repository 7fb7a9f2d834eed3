/** Prints `N passed, N failed` out of vitest's JSON report and exits with 1 when anything failed. */
import { readFileSync } from "node:fs";

function countResults(path) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    // A file that cannot even be loaded has no tests that could be counted as failed.
    const broken = report.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  } catch (error) {
    process.stderr.write(`The tests left no report (${error.message}).\n`);
    return { passed: 0, failed: 1 };
  }
}

const { passed, failed } = countResults(process.argv[2]);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
