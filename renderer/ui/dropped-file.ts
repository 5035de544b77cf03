/** Files that are dragged over the page. */

/** Whether something is dragged that may be a Word file: which one it is is only told when it is dropped. */
export function holdsFile(data: DataTransfer): boolean {
  return data.types.includes('Files');
}

/** The first file that was dropped; whether it is a Word file is for the host to find out. */
export const fileFrom = (data: DataTransfer): File | null => data.files[0] ?? null;
