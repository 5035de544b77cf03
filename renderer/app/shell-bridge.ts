/** What the desktop shell's preload script offers to the page; absent in a plain browser. */
export interface ShellBridge {
  /** The local host's WebSocket address, the token of this window, and the project file the app was started with. */
  connection(): Promise<{ ws: string; token: string; file: string | null }>;
  /** Listens to project files that the system asks the running app to open; returns how to stop. */
  onOpenFile(listener: (path: string) => void): () => void;
  /** Asks for an existing project file; null when the person thought better of it. */
  pickFile(): Promise<string | null>;
  /** Asks where a new project file shall go. */
  pickNewFile(suggested: string): Promise<string | null>;
  /** Node's name of the platform, e.g. `win32`. */
  readonly platform: string;
  /** Listens to commands of the window's menu; returns how to stop, where the shell supports it. */
  onCommand(listener: (command: string) => void): (() => void) | undefined;
  /** Tells the shell the language of its menu. */
  setLanguage(language: string): void;
  /** Pastes into what has the focus, as the key does; true when it was done. Missing in older shells. */
  paste?(): Promise<boolean>;
  /** Opens an https link in the system's browser. */
  openExternal(url: string): void;
}

declare global {
  interface Window {
    readonly ratschrift?: ShellBridge;
  }
}

/** The shell around this page, null in a plain browser. */
export function shellBridge(): ShellBridge | null {
  return window.ratschrift ?? null;
}
