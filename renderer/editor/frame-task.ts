/** Work that is done at most once per painted frame, however often it is asked for. */
export class FrameTask {
  private handle = 0;

  constructor(private readonly work: () => void) {}

  request(): void {
    if (this.handle !== 0) return;
    this.handle = requestAnimationFrame(() => {
      this.handle = 0;
      this.work();
    });
  }

  cancel(): void {
    cancelAnimationFrame(this.handle);
    this.handle = 0;
  }
}
