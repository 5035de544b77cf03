/** How large pictures may be, in the window and in the host alike. */

/** Bytes of one picture as it is stored. */
export const maxImageBytes = 20 * 1024 * 1024;
/** Bytes of all pictures of one project: its file is copied for every backup and mailed as one. */
export const maxProjectImageBytes = 300 * 1024 * 1024;
/** Width times height: unpacked, four bytes each. */
export const maxImagePixels = 40_000_000;
/** Bytes of a file that the window looks at; a photo is made smaller before it is stored. */
export const maxImageFileBytes = 80 * 1024 * 1024;
/** The longer side of a photo as it is stored, in pixels: enough for a printed page at 300 dpi. */
export const maxImageSide = 3000;

const hashForm = /^[0-9a-f]{64}$/;
/** True for the SHA-256 of an asset as texts and addresses carry it. */
export const isAssetHash = (value: string): boolean => hashForm.test(value);
