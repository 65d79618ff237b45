/** The page as the tests see it: by the names and attributes that a person's tools see, plus what `<main>` says of the run. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';

export type State = 'playing' | 'paused' | 'done' | 'failed';
export type Badge = 'verified' | 'differs' | 'approximate' | 'not-checked' | 'checking';

export class Lab {
  readonly page: Page;
  readonly main: Locator;
  readonly badge: Locator;
  readonly slider: Locator;
  /** What went wrong unasked: console errors, page errors, requests to other places. */
  readonly complaints: string[] = [];
  readonly requests: string[] = [];

  constructor(page: Page, origin: string) {
    this.page = page;
    this.main = page.getByRole('main');
    this.badge = page.locator('[role=status][data-status]');
    this.slider = page.getByRole('slider', { name: 'Evaluation', exact: true });
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`page error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      this.requests.push(url);
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) this.complaints.push(`request to ${url}`);
    });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Opens a link (from `#` on) in this page, as if it had been clicked. */
  async open(link = '#/map-elites'): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`/${link}`);
    await expect(this.main).toHaveAttribute('data-state', /./);
    await this.#stands();
  }

  /** A run may be further on than the lab around it, which listens to nothing before it is there. */
  async #stands(): Promise<void> {
    await expect(this.page.locator('main > .lab-loading')).toHaveCount(0);
  }

  /** Opens a link in the page as it stands; when this is done the page has taken it up, and says nothing more of the run before. */
  async follow(link: string): Promise<void> {
    await this.page.evaluate(async (hash) => {
      const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
      window.location.hash = hash;
      await changed;
      await new Promise((resolve) => setTimeout(resolve));
    }, link);
    await this.#stands();
  }

  /** Presses the slider at a share of its length, as a mouse would. */
  async pressSlider(share: number): Promise<void> {
    const box = await this.slider.boundingBox();
    if (box === null) throw new Error('the slider is not on show');
    await this.slider.click({ position: { x: box.width * share, y: box.height / 2 } });
  }

  async at(): Promise<number> {
    return Number(await this.main.getAttribute('data-at'));
  }

  async digest(): Promise<string> {
    return (await this.main.getAttribute('data-digest')) ?? '';
  }

  /** Where the run stands, read in one go so that the two belong together. */
  async standing(): Promise<{ at: number; digest: string }> {
    return this.main.evaluate(({ dataset }) => ({ at: Number(dataset.at), digest: dataset.digest ?? '' }));
  }

  async expectState(state: State): Promise<void> {
    await expect(this.main).toHaveAttribute('data-state', state);
  }

  async expectAt(at: number): Promise<void> {
    await expect(this.main).toHaveAttribute('data-at', String(at));
  }

  async expectBadge(status: Badge): Promise<void> {
    await expect(this.badge).toHaveAttribute('data-status', status);
  }

  async expectAtLeast(at: number): Promise<void> {
    await expect.poll(() => this.at()).toBeGreaterThanOrEqual(at);
  }

  async flatOut(): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Speed in evaluations per second' }).selectOption('max');
  }

  /** Plays to the end of the budget. */
  async finish(): Promise<{ at: number; digest: string }> {
    await this.flatOut();
    // A run that was just opened may begin to play by itself at the moment of the press, which then stops it.
    const pressed = async (): Promise<string | null> => {
      const state = await this.main.getAttribute('data-state');
      if (state === 'paused') await this.button('Play').click();
      return state;
    };
    await expect.poll(pressed, { timeout: 60_000, intervals: [250] }).toBe('done');
    return this.standing();
  }

  /** Most pixels with a clear hue on any one canvas: cells of the map, not greys of an empty one. */
  async #colouredPixels(): Promise<number> {
    return this.page.evaluate(() => {
      let most = 0;
      for (const canvas of document.querySelectorAll('main canvas')) {
        if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0 || canvas.height === 0) continue;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
        if (copy === null) continue;
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        let coloured = 0;
        for (let i = 0; i < data.length; i += 4) {
          const [r, g, b, alpha] = data.subarray(i, i + 4);
          if (alpha > 200 && Math.max(r, g, b) - Math.min(r, g, b) > 50) coloured++;
        }
        most = Math.max(most, coloured);
      }
      return most;
    });
  }

  /** Waits for the picture: it is drawn a frame or two after the run says where it stands. */
  async expectColours(moreThan: number): Promise<void> {
    await expect.poll(() => this.#colouredPixels()).toBeGreaterThan(moreThan);
  }
}

/** Every test ends by looking at what the page complained of. */
export const test = base.extend<{ lab: Lab }>({
  lab: async ({ page, baseURL }, use) => {
    const lab = new Lab(page, baseURL ?? '');
    await use(lab);
    expect(lab.complaints).toEqual([]);
  },
});

export { expect };
