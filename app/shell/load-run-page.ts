/** With the worker, which starts as soon as this is there. */
export const loadRunPage = async () => ({ default: (await import('./RunPage.tsx')).RunPage });
