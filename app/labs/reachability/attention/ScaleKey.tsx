import type { Scale } from './scale.ts';

/** What the colours of a heat map stand for, with the unit in `name`. */
export function ScaleKey({ scale, name }: { readonly scale: Scale; readonly name: string }) {
  return (
    <div className="reach-attention-key">
      <span>{name}</span>
      <div>
        <div className="reach-attention-key-bar" style={{ backgroundImage: scale.gradient }} aria-hidden="true" />
        <ol aria-label={`Colours of ${name}, from left to right`}>
          {scale.ticks.map((tick) => (
            <li key={tick}>{tick}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}
