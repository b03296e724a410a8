"use strict";

/* Where vector tiles come from, in the form that protomaps-leaflet takes: an object like a PMTiles file.
   Single tiles are requested, because byte ranges of one file fail on many plain hosts (PMTiles #584).
   The server sends 204 for a tile that the file lacks, an export has an empty one: anything else is a
   failure. */
Pledgemap.tileSource = (url, onFailure) => {
  /* A host that can't be told that files are packed sends them as they are. */
  async function unpacked(buffer) {
    const [first, second] = new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength));
    if (first !== 0x1f || second !== 0x8b) return buffer;
    const stream = new Blob([buffer]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  /* The renderer takes anything for a tile and then draws nothing. A tile is a sequence of layers: each has
     its tag and its length, and nothing is left over. */
  function isWhole(bytes) {
    let at = 0;
    while (at < bytes.length) {
      if (bytes[at] !== 0x1a) return false;
      let length = 0;
      let factor = 1;
      do {
        at += 1;
        length += (bytes[at] % 128) * factor;
        factor *= 128;
      } while (bytes[at] >= 128);
      at += 1 + length;
    }
    return at === bytes.length;
  }

  async function fetched(address, signal) {
    const response = await fetch(address, { signal, credentials: "omit" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const data = await unpacked(await response.arrayBuffer());
    if (!isWhole(new Uint8Array(data))) throw new Error(`${address}: damaged`);
    return data;
  }

  return {
    async getZxy(z, x, y, signal) {
      const address = Object.entries({ z, x, y }).reduce((text, [name, value]) =>
        text.replace(`{${name}}`, String(value)), url);
      const data = await fetched(address, signal);
      return data.byteLength ? { data } : undefined;
    },

    /* A tile that fails, also because of what is in it, is left out; the renderer would write into the
       console. It is silent about what was called off. "prepared" changes a tile once it is read. */
    guard(source, prepared) {
      const get = source.get.bind(source);
      source.get = (...of) => get(...of).then(prepared).catch((error) => {
        if (error.name !== "AbortError") onFailure();
        throw new DOMException("", "AbortError");
      });
    },
  };
};
