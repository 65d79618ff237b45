/** What goes wrong with networks; apart from what runs them, so that whoever only hands it on need not load that. */

/** What went wrong in a sentence a person can act on, for the host to pass on. */
export class InferenceError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
