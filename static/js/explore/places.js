// Where new nodes appear: on a ring round the node they came with, on the side where there is room.

const ROOM = 74;
const FIRST_RING = 130;

/** Places for `count` nodes round `centre`, beginning on the side away from `others` (points). */
export function ringPlaces(centre, count, others = []) {
  const start = awayFrom(centre, others);
  const places = [];
  for (let radius = FIRST_RING; places.length < count; radius += ROOM) {
    const holds = Math.min(Math.floor((2 * Math.PI * radius) / ROOM), count - places.length);
    const step = (2 * Math.PI) / Math.max(holds, 5);
    for (let i = 0; i < holds; i += 1) {
      const angle = start + Math.ceil(i / 2) * step * (i % 2 ? 1 : -1);
      const [x, y] = [centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle)];
      places.push({ x: Math.round(x), y: Math.round(y) });
    }
  }
  return places;
}

function awayFrom(centre, others) {
  if (!others.length) return -Math.PI / 2;
  const x = others.reduce((sum, point) => sum + point.x, 0) / others.length;
  const y = others.reduce((sum, point) => sum + point.y, 0) / others.length;
  return x === centre.x && y === centre.y ? -Math.PI / 2 : Math.atan2(centre.y - y, centre.x - x);
}

/** The one of `candidates` ({id, x, y}) that lies most nearly in the direction of an arrow key, or null. */
export function inDirection(from, candidates, key) {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  let best = null;
  for (const candidate of candidates) {
    const x = candidate.x - from.x;
    const y = candidate.y - from.y;
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (ahead <= 0 || aside > ahead * 1.8) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { ...candidate, cost };
  }
  return best;
}
