/** Draws a soft robot on its floor, on a canvas: the view goes with the robot, the marks on the floor stay behind. */
import { MATERIAL, NODE, type Walk } from '../../../workers/problems/soft-robot/picture.ts';

/** Of the canvas: how high the floor lies, and how much of the height a body at rest may take. */
const FLOOR = 0.86;
const BODY = 0.62;

const COLOURS = ['', '--robot-bone', '--robot-support', '--robot-muscle-a', '--robot-muscle-b'] as const;

export function paintRobot(canvas: HTMLCanvasElement, { body, simulation }: Walk): void {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name);
  const scale = (height * BODY) / body.size;
  const floor = Math.round(height * FLOOR);
  const middle = simulation.cellCount > 0 ? simulation.centre() : body.size / 2;
  const left = middle - width / 2 / scale;
  const x = (place: number) => (place - left) * scale;
  const y = (place: number) => floor - place * scale;

  context.clearRect(0, 0, width, height);
  context.fillStyle = colour('--surface-2');
  context.fillRect(0, floor, width, height - floor);
  context.strokeStyle = colour('--line-strong');
  context.fillStyle = colour('--muted');
  context.lineWidth = ratio;
  context.font = `${11 * ratio}px ${colour('--font')}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.beginPath();
  context.moveTo(0, floor + ratio / 2);
  context.lineTo(width, floor + ratio / 2);
  // A mark for every body length, numbered from where the body stood.
  const origin = body.size / 2;
  const first = Math.ceil((left - origin) / body.size - 0.5);
  for (let mark = first; x(origin + mark * body.size) < width * 1.05; mark++) {
    const at = Math.round(x(origin + mark * body.size)) + ratio / 2;
    context.moveTo(at, floor);
    context.lineTo(at, floor + 5 * ratio);
    context.fillText(String(mark).replace('-', '−'), at, floor + 6 * ratio);
  }
  context.stroke();

  const { state } = simulation;
  context.strokeStyle = colour('--surface');
  context.lineWidth = Math.max(0.5, scale * 0.06);
  context.lineJoin = 'round';
  for (let material = MATERIAL.bone; material <= MATERIAL.muscleB; material++) {
    context.fillStyle = colour(COLOURS[material]);
    context.beginPath();
    for (let i = 0; i < simulation.cellCount; i++) {
      if (simulation.material(i) !== material) continue;
      const [lowerLeft, lowerRight, upperLeft, upperRight] = simulation.corners(i);
      const point = (node: number): [number, number] => [x(state[node + NODE.x]), y(state[node + NODE.y])];
      context.moveTo(...point(lowerLeft));
      context.lineTo(...point(lowerRight));
      context.lineTo(...point(upperRight));
      context.lineTo(...point(upperLeft));
      context.closePath();
    }
    context.fill();
    context.stroke();
  }
}
