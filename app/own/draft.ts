import { checkDefinition, type Definition } from '../../workers/problems/own/definition.ts';
import { Refused, succeed, type Result } from '../../workers/core/result.ts';
import { EXAMPLES } from './examples.ts';

const KEY = 'searchlight-own';

/** The definition that was last worked on, or the first example. */
export function keptDraft(): Definition {
  try {
    return checkDefinition(JSON.parse(localStorage.getItem(KEY) ?? ''));
  } catch {
    return EXAMPLES[0].definition;
  }
}

export function keepDraft(definition: Definition): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(definition));
  } catch {
    // Full, or not allowed: the page still has it for as long as it is open.
  }
}

export const bytesOf = (definition: Definition): Uint8Array => new TextEncoder().encode(JSON.stringify(definition));

/** Whether the draft is a definition yet. */
export function checked(draft: Definition): Result<Definition> {
  try {
    return succeed(checkDefinition(draft));
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}
