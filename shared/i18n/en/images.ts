export const images = {
  exportNoAlt: 'Image without a description',
  exportMissing: 'The image is not in this file.',
} as const;
