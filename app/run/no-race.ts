import { fail } from '../../workers/core/result.ts';

export const NO_RACE = fail(
  'no-race',
  'the part of the page that runs races was expected, but it could not be loaded',
  'check the connection and try again, or take searches away until one is left',
);
