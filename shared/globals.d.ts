/** What every JavaScript platform of ours has beyond the language itself; shared/ may use this and nothing else. */
interface TimerHandle {
  readonly timer: unique symbol;
}
declare function setTimeout(handler: () => void, milliseconds: number): TimerHandle;
declare function clearTimeout(handle: TimerHandle): void;
declare function setInterval(handler: () => void, milliseconds: number): TimerHandle;
declare function clearInterval(handle: TimerHandle): void;
declare function queueMicrotask(task: () => void): void;
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly hash: string;
  readonly origin: string;
  readonly href: string;
}
