/** Names of the messages between window and shell. */
export const channels = {
  connection: 'ratschrift:connection',
  pickFile: 'ratschrift:pick-file',
  pickNewFile: 'ratschrift:pick-new-file',
  openExternal: 'ratschrift:open-external',
  paste: 'ratschrift:paste',
  setLanguage: 'ratschrift:set-language',
  /** A project file that the system asks the running app to open. */
  openFile: 'ratschrift:open-file',
  command: 'ratschrift:command',
} as const;

/** What the menu asks the interface to do. */
export const shellCommands = [
  'start',
  'theme',
  'zoomIn',
  'zoomOut',
  'zoomReset',
  'help',
  'find',
  'replace',
  'search',
  'goTo',
  'read',
  'travel',
  'print',
] as const;
export type ShellCommand = (typeof shellCommands)[number];
