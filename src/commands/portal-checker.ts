import type { CheckAnswer, PortalInspector } from '../inspecting/portal-inspector.ts';
import { cachedResult, type CheckContext } from '../inspecting/portal-results.ts';
import { PictureInspection } from '../pictures/inspection.ts';
import { digestOf } from '../store/digests.ts';
import type { Inventory } from '../store/inventory.ts';
import type { View } from '../store/text-file.ts';

interface CheckerOptions {
  inspector: PortalInspector;
  inventoryOf?: ((portal: string) => Inventory) | undefined;
  viewOf(portal: string): View;
}

/** Checks portals one by one. Takes the result of an earlier run where a portal's files are the same. */
export class PortalChecker {
  readonly #context: CheckContext;
  readonly #options: CheckerOptions;
  /** The digest of everything that a result depends on besides the portal's own files. */
  readonly #contextDigest: string;
  readonly #pictures: PictureInspection | undefined;

  /** @param options.inventoryOf without it, every portal is read anew */
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
    if (options.inventoryOf) this.#pictures = new PictureInspection(content, { isThorough, usesCache: true });
  }

  async check(portal: string): Promise<CheckAnswer> {
    const { inspector, inventoryOf, viewOf } = this.#options;
    const context = this.#context;
    if (!inventoryOf) return inspector.check({ context, portal, view: withoutFunctions(viewOf(portal)) });

    const inventory = inventoryOf(portal);
    this.#pictures?.keep(inventory.values());
    const cached = cachedResult(context, portal, this.#contextDigest, inventory);
    if (cached) return { ...cached, pictures: [] };
    const cache = { contextDigest: this.#contextDigest, inventory };
    const answer = await inspector.check({ context, portal, view: {}, cache });
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
