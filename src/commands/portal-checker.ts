import type { CheckAnswer, PortalInspector } from '../inspecting/portal-inspector.ts';
import { cachedResult, type CheckContext } from '../inspecting/portal-results.ts';
import { PictureInspection } from '../pictures/inspection.ts';
import { digestOf } from '../store/digests.ts';
import type { Inventories } from '../store/inventory.ts';
import type { View } from '../store/text-file.ts';

interface CheckerOptions {
  inspector: PortalInspector;
  inventories?: Inventories | undefined;
  viewOf(portal: string): View;
}

/** Checks portals one by one. Takes the result of an earlier run where a portal's files are the same. */
export class PortalChecker {
  readonly #context: CheckContext;
  readonly #options: CheckerOptions;
  /** The digest of everything that a result depends on besides the portal's own files. */
  readonly #contextDigest: string;
  readonly #pictures: PictureInspection | undefined;

  /** @param options.inventories without them, every portal is read anew */
  constructor(context: CheckContext, options: CheckerOptions) {
    const { content, today, isThorough, plans, daysOff } = context;
    this.#context = context;
    this.#options = options;
    this.#contextDigest = digestOf([
      today,
      isThorough,
      plans.ids,
      plans.data.map(([id, { data }]) => [id, data]),
      daysOff,
    ]);
    if (options.inventories) this.#pictures = new PictureInspection(content, { isThorough, usesCache: true });
  }

  async check(portal: string): Promise<CheckAnswer> {
    const { inspector, inventories, viewOf } = this.#options;
    const context = this.#context;
    if (!inventories) return inspector.check({ context, portal, view: withoutFunctions(viewOf(portal)) });
    if (inventories.isFirst(portal)) return this.#checkFirst(portal, inventories);

    const inventory = inventories.of(portal);
    this.#pictures?.keep(inventory.values());
    const cached = cachedResult(context, portal, this.#contextDigest, inventory);
    if (cached) return { ...cached, pictures: [] };
    const cache = { contextDigest: this.#contextDigest, inventory };
    const answer = await inspector.check({ context, portal, view: {}, cache });
    this.#pictures?.learn(answer.pictures);
    return answer;
  }

  /**
   * Checks a portal of which nothing is known. The inspector takes the inventory, because it reads every file anyway.
   */
  async #checkFirst(portal: string, inventories: Inventories): Promise<CheckAnswer> {
    const { inspector } = this.#options;
    const cache = { contextDigest: this.#contextDigest };
    const job = { context: this.#context, portal, view: {}, cache };
    const { inventory, ...answer } = await inspector.check(job);
    if (inventory) {
      inventories.learn(portal, inventory);
      this.#pictures?.keep(inventory.values());
    }
    this.#pictures?.learn(answer.pictures);
    return answer;
  }

  /** Saves what was found out about pictures for later runs. */
  close(): void {
    this.#pictures?.save();
  }
}

/** Keeps the part of a view that can be sent to another process. */
export function withoutFunctions({ only, overlay }: View): Pick<View, 'only' | 'overlay'> {
  return { ...(only && { only }), ...(overlay && { overlay }) };
}
