// In CI a property that fails must fail again on the next run: one seed, and more runs than at a desk.
if (process.env['CI']) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ seed: 20_260_101, numRuns: 300 });
}

export {};
