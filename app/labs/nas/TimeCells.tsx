import { timeText } from './latency-text.ts';

/** What a table of measured times has a column for: the median, the spread, and what is predicted. */
export const TIME_HEADS = (
  <>
    <th scope="col">
      measured<small>median</small>
    </th>
    <th scope="col">
      spread<small>interquartile</small>
    </th>
    <th scope="col">predicted</th>
  </>
);

interface Times {
  readonly lowerMs: number;
  readonly medianMs: number;
  readonly upperMs: number;
  readonly steady: boolean;
}

/** The cells below them. */
export function TimeCells({ times, predictedMs }: { readonly times: Times; readonly predictedMs: number }) {
  const { lowerMs, medianMs, upperMs, steady } = times;
  return (
    <>
      <td>
        {timeText(medianMs)}
        {!steady && ' (in doubt)'}
      </td>
      <td>{timeText(upperMs - lowerMs)}</td>
      <td>{timeText(predictedMs)}</td>
    </>
  );
}
