/** A stored asset as a picture; null for what is none: an annex whose hash a text names is shown nowhere as one. */
export const asPicture = <T extends { readonly mime: string }>(asset: T | null): T | null =>
  asset?.mime.startsWith('image/') === true ? asset : null;
