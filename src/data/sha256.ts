/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const constants = Int32Array.from(primes(64), (p) => fraction32(Math.cbrt(p)));
const start = Int32Array.from(primes(8), (p) => fraction32(Math.sqrt(p)));

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

function fraction32(x: number): number {
  return Math.floor((x - Math.floor(x)) * 2 ** 32);
}

/** SHA-256 of bytes that come in pieces, on every runtime and without waiting. Source: FIPS 180-4. */
export class Sha256 {
  readonly #state = start.slice();
  readonly #block = new Uint8Array(64);
  readonly #view = new DataView(this.#block.buffer);
  readonly #words = new Int32Array(64);
  #filled = 0;
  #length = 0;

  add(bytes: Uint8Array): this {
    this.#length += bytes.length;
    const whole = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length; ) {
      if (this.#filled === 0 && at + 64 <= bytes.length) {
        this.#compress(whole, at);
        at += 64;
        continue;
      }
      const part = bytes.subarray(at, at + 64 - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled = (this.#filled + part.length) % 64;
      at += part.length;
      if (this.#filled === 0) this.#compress(this.#view, 0);
    }
    return this;
  }

  /** The digest in hexadecimal; nothing can be added after it. */
  hex(): string {
    const bits = this.#length * 8;
    const padding = new Uint8Array(((119 - (this.#length % 64)) % 64) + 9);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits >>> 0);
    this.add(padding);
    return [...this.#state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #compress(bytes: DataView, from: number): void {
    const [w, state] = [this.#words, this.#state];
    for (let t = 0; t < 16; t++) w[t] = bytes.getInt32(from + 4 * t);
    for (let t = 16; t < 64; t++) {
      const [x, y] = [w[t - 15]!, w[t - 2]!];
      const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
      const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
      w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
    }
    let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
    let [e, f, g, h] = [state[4]!, state[5]!, state[6]!, state[7]!];
    for (let t = 0; t < 64; t++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const one = (h + s1 + ((e & f) ^ (~e & g)) + constants[t]! + w[t]!) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      // One at a time: exchanging them as an array costs ten times as much.
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
    state[4]! += e;
    state[5]! += f;
    state[6]! += g;
    state[7]! += h;
  }
}

const rotate = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
