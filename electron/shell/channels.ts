/** Names of the messages between window and shell. */
export const channels = {
  connection: 'ratschrift:connection',
  pickFile: 'ratschrift:pick-file',
  pickNewFile: 'ratschrift:pick-new-file',
  openExternal: 'ratschrift:open-external',
  setLanguage: 'ratschrift:set-language',
  command: 'ratschrift:command',
} as const;

/** What the menu asks the interface to do. */
export const shellCommands = ['start', 'theme', 'zoomIn', 'zoomOut', 'zoomReset', 'help'] as const;
export type ShellCommand = (typeof shellCommands)[number];
