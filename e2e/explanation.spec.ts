/** Explanations in the page: by the CPU and by the (software) graphics device, which must come to the same. */
import { expect, test } from './lab.ts';

test('an answer is explained alike by both kinds of ONNX, with the rate of each', async ({ lab, page }) => {
  await lab.open('#/reachability?graph=5-2,2-1,1-7,5-6,5..7&p.solver=e8&problem=graph-path&view=explanation');
  const explanation = page.getByRole('region', { name: 'Explanation', exact: true });
  const verdict = explanation.locator('.reach-explanation-verdict');
  const told: string[] = [];
  for (const backend of ['ONNX on the CPU', 'ONNX by WebGPU']) {
    await explanation.getByLabel('Computed by').selectOption(backend);
    await expect(verdict).toHaveCount(0);
    await explanation.getByRole('button', { name: 'Explain this answer' }).click();
    await expect(verdict).toBeVisible({ timeout: 180_000 });
    const passes = explanation.getByText(/ entries lead to it, .* forward passes\.$/);
    told.push(`${await verdict.innerText()} ${await passes.innerText()}`);
  }
  expect(told[0]).toContain('Explained: the last token ends with ');
  expect(told[1]).toBe(told[0]);
  await expect(explanation).toContainText(
    /Measured here, passes per second: ONNX on the CPU: [\d,.]+; ONNX by WebGPU: [\d,.]+\./,
  );
});
