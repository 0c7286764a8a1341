// The data of the page: base64 of deflated bytes, which columns.py explains.

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) bytes[n] = text.charCodeAt(n);
  return bytes;
}

async function inflate(bytes) {
  if (!("DecompressionStream" in window)) {
    byId("content").append(make("p", {}, WORDS.en.no_stream), make("p", { lang: "zh-Hans" }, WORDS.zh.no_stream));
    throw new Error(WORDS.en.no_stream);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// A column of 32-bit numbers from its four planes of bytes.
function column(bytes, at, size) {
  const numbers = new Int32Array(size);
  for (let n = 0, p = at; n < size; n += 1, p += 1) {
    numbers[n] = bytes[p] | (bytes[p + size] << 8) | (bytes[p + 2 * size] << 16) | (bytes[p + 3 * size] << 24);
  }
  return numbers;
}

async function unpack(base64) {
  const bytes = await inflate(bytesOf(base64));
  const size = new DataView(bytes.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)));
  let at = 4 + size;
  const columns = {};
  for (const [name, length] of header.columns) {
    columns[name] = column(bytes, at, length);
    at += 4 * length;
  }
  return { ...header, columns, texts: bytes.subarray(at) };
}
