/** Runs in every page and frame before anything of its own. */
export function watchForRuns(): void {
  const ran: string[] = [];
  Object.assign(window, { ran, __ran: () => ran.push('__ran') });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    ran.push(`${violatedDirective} ${blockedURI}`),
  );
}

/** Runs in a page: opens each address in a frame of it, and gives those in which something ran. */
export async function runInFrames(addresses: string[]): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...addresses];
  const open = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const frame = document.createElement('iframe');
      frame.srcdoc = await (await fetch(address)).text();
      await new Promise((loaded) => {
        frame.onload = loaded;
        document.body.append(frame);
      });
      const { ran } = frame.contentWindow as unknown as { ran: string[] };
      if (ran.length > 0) found.push(address);
      frame.remove();
    }
  };
  await Promise.all(Array.from({ length: 4 }, open));
  return found;
}

/**
 * Runs in an opened page: lists what does not belong there, whether or not it came to anything. A page of the portal
 * has the elements named here, the words of an article still fewer.
 */
export function searchForTraces(): string[] {
  const PAGE =
    /^(html|head|meta|title|link|script|body|header|nav|main|footer|aside|article|section|div|span|form|fieldset|legend|label|button|select|option|output|svg|symbol|use|rect|circle|path|noscript|input|wbr)$/;
  const WORDS =
    /^(a|abbr|b|blockquote|br|caption|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul)$/;
  const ADDRESSES =
    /^(href|src|srcset|action|formaction|data|poster|ping|background|cite|longdesc|xlink:href|manifest|archive|codebase)$/;
  const found = [...(window as unknown as { ran: string[] }).ran];
  const complain = (element: Element, what: string) =>
    found.push(
      `${what}: ${element.cloneNode(false) instanceof Element ? element.outerHTML.slice(0, 200) : ''}`,
    );

  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    const isWritten = element.parentElement?.closest('.prose') != null;
    if (!WORDS.test(name) && (isWritten || !PAGE.test(name))) complain(element, 'thẻ lạ');
    if (
      element.namespaceURI !== 'http://www.w3.org/1999/xhtml' &&
      (isWritten || !element.closest('svg[class]'))
    )
      complain(element, 'không phải HTML');
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/.test(attribute)) complain(element, 'thuộc tính sự kiện');
      if (attribute === 'style') complain(element, 'kiểu trình bày');
      if (/^(srcdoc|target|ping|nonce|name|is|slot|contenteditable|formaction)$/.test(attribute) && isWritten)
        complain(element, `thuộc tính ${attribute}`);
      if (isWritten && attribute === 'id' && !/^(noi-dung|muc)-/.test(value)) complain(element, 'mã lạ');
      if (
        isWritten &&
        attribute === 'class' &&
        !/^(table|enlarge|video|video-caption|align-\w+)$/.test(value)
      )
        complain(element, 'lớp lạ');
      if (!ADDRESSES.test(attribute)) continue;
      const pictures =
        attribute === 'srcset' ? value.split(',').map((each) => each.trim().split(' ')[0]!) : [value];
      for (const address of pictures) {
        const { protocol, origin } = new URL(address, document.baseURI);
        const isLink = name === 'a' && attribute === 'href';
        const isOwn = origin === location.origin;
        if (isLink ? !/^(https?|mailto|tel):$/.test(protocol) : !isOwn && !isNamed(element))
          complain(element, 'địa chỉ lạ');
        // What leads elsewhere says so in full, never by two slashes or a backslash.
        if (isLink && !isOwn && /^https?:$/.test(protocol) && !/^https?:\/\/[^/\\]/i.test(address))
          complain(element, 'địa chỉ trá hình');
      }
    }
  }

  const [card, ...more] = document.querySelectorAll('script[type="application/ld+json"]');
  try {
    if (more.length > 0 || !Array.isArray(JSON.parse(card!.textContent!)['@graph']))
      found.push('dữ liệu có cấu trúc');
  } catch {
    found.push('dữ liệu có cấu trúc không đọc được');
  }
  for (const script of document.scripts)
    if (script !== card && (!script.src.includes('/_astro/') || script.textContent !== ''))
      complain(script, 'mã lạ');
  for (const form of document.forms)
    if (form.className !== 'search' || form.elements.length !== 2) complain(form, 'biểu mẫu lạ');
  for (const meta of document.querySelectorAll('meta[http-equiv], base, style'))
    complain(meta, 'thẻ đầu trang');
  return found;

  /** A page tells search engines where it really lives. */
  function isNamed(element: Element): boolean {
    return element.matches('head > link[rel="canonical"]');
  }
}
