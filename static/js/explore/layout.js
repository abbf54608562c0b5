// The places of nodes, packed for a link: six bytes a node, as app/web/explorer/layout.py reads them.

const MIDDLE = 0x2000;
const MOST = 800; // nodes; with more the link would be longer than some servers take

/** 20 bits of a hash of an id (FNV-1a). */
function hashed(id) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value >>> 12;
}

/** Pack places, [{id, x, y}] in units of the canvas; "" for more than a link can hold. */
export function packed(places) {
  if (places.length > MOST) return "";
  const sorted = [...places].sort((a, b) => (a.id < b.id ? -1 : 1));
  const bytes = sorted.flatMap(({ id, x, y }) => {
    const [right, down] = [bits(x), bits(y)];
    const high = hashed(id) * 16 + (right >>> 10);
    const low = (right & 0x3ff) * 0x4000 + down;
    return [high >>> 16, (high >>> 8) & 0xff, high & 0xff, low >>> 16, (low >>> 8) & 0xff, low & 0xff];
  });
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const bits = (value) => Math.min(Math.max(Math.round(value) + MIDDLE, 0), 2 * MIDDLE - 1);
