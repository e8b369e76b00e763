import { DOMParser } from '@xmldom/xmldom';
import { escapeUTF8 } from 'entities';

/** An element of a part of a Word document. Names have the usual prefixes, whichever the document itself uses. */
export interface Xml {
  name: string;
  attributes: Record<string, string>;
  children: (Xml | string)[];
}

/**
 * Reads a part of a Word document. Leaves out elements and attributes of namespaces that nobody here reads.
 * @throws for a part that is not well-formed
 */
export function readXml(text: string): Xml {
  const parser = new DOMParser({
    errorHandler: (level: string, message: string) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const { documentElement } = parser.parseFromString(text.replace(/^\uFEFF/, ''), 'text/xml');
  const root = documentElement && convert(documentElement);
  if (!root) throw new Error('not a part of a Word document');
  return root;
}

/** Writes an element as a part of a Word document. */
export function writeXml(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${writeElement(root, DECLARATIONS)}`;
}

/** Makes an element. */
export function xml(name: string, attributes: Xml['attributes'] = {}, children: Xml['children'] = []): Xml {
  return { name, attributes, children };
}

/** Says whether a child is an element, of a name where one is given. */
export function isXml(node: Xml | string | undefined, name?: string): node is Xml {
  return typeof node === 'object' && (name === undefined || node.name === name);
}

/** Finds the first child of a name, or the one at the end of a path of names. */
export function childOf(node: Xml | undefined, ...path: string[]): Xml | undefined {
  return path.reduce<Xml | undefined>(
    (parent, name) => parent?.children.find((child): child is Xml => isXml(child, name)),
    node,
  );
}

/** Lists the children of a name. */
export function childrenOf(node: Xml, name: string): Xml[] {
  return node.children.filter((child): child is Xml => isXml(child, name));
}

/** Gives `w:val` of the child at the end of a path. */
export function valueIn(node: Xml | undefined, ...path: string[]): string | undefined {
  return childOf(node, ...path)?.attributes['w:val'];
}

/** Lists all elements of the given names below a node, in the order of the document. */
export function within(node: Xml, ...names: string[]): Xml[] {
  return node.children.flatMap((child) =>
    isXml(child) ? [...(names.includes(child.name) ? [child] : []), ...within(child, ...names)] : [],
  );
}

/** Gives the text inside a node. */
export function xmlText(node: Xml | string): string {
  return typeof node === 'string' ? node : node.children.map(xmlText).join('');
}

/** Returns a copy of an element with other children. */
export function withChildren(node: Xml, children: Xml['children']): Xml {
  return { ...node, children };
}

function convert(node: Element): Xml | undefined {
  const name = nameOf(node);
  if (name === undefined) return undefined;
  const attributes = Array.from(node.attributes).flatMap((attribute): [string, string][] => {
    const attributeName = nameOf(attribute);
    return attributeName === undefined ? [] : [[attributeName, attribute.value]];
  });
  const children: Xml['children'] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const element = child.nodeType === ELEMENT ? convert(child as Element) : undefined;
    if (element) children.push(element);
    else if (child.nodeType === TEXT || child.nodeType === CDATA) children.push(child.nodeValue ?? '');
  }
  return { name, attributes: Object.fromEntries(attributes), children };
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

function nameOf({ namespaceURI, localName, nodeName }: Element | Attr): string | undefined {
  if (!namespaceURI) return localName || nodeName;
  const prefix = PREFIXES.get(namespaceURI.toLowerCase());
  return prefix && `${prefix}:${localName}`;
}

/** Each namespace by the prefix of its elements: first as Word usually writes it, then as strict documents name it. */
const NAMESPACES: Record<string, string[]> = {
  w: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  r: [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  wp: [
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  ],
  a: ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  pic: [
    'http://schemas.openxmlformats.org/drawingml/2006/picture',
    'http://purl.oclc.org/ooxml/drawingml/picture',
  ],
  m: [
    'http://schemas.openxmlformats.org/officeDocument/2006/math',
    'http://purl.oclc.org/ooxml/officeDocument/math',
  ],
  c: ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'http://purl.oclc.org/ooxml/drawingml/chart'],
  dgm: [
    'http://schemas.openxmlformats.org/drawingml/2006/diagram',
    'http://purl.oclc.org/ooxml/drawingml/diagram',
  ],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  v: ['urn:schemas-microsoft-com:vml'],
  w14: ['http://schemas.microsoft.com/office/word/2010/wordml'],
  wps: ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  wpg: ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'],
  wpc: ['http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'],
  xml: ['http://www.w3.org/XML/1998/namespace'],
};

const PREFIXES = new Map(
  Object.entries(NAMESPACES).flatMap(([prefix, names]) =>
    names.map((name): [string, string] => [name.toLowerCase(), prefix]),
  ),
);

const DECLARATIONS = Object.entries(NAMESPACES)
  .filter(([prefix]) => prefix !== 'xml')
  .map(([prefix, [name]]) => ` xmlns:${prefix}="${name}"`)
  .join('');

function writeElement(node: Xml | string, more = ''): string {
  if (typeof node === 'string') return escapeUTF8(node);
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeUTF8(value)}"`,
  );
  const head = `${node.name}${more}${attributes.join('')}`;
  return node.children.length === 0
    ? `<${head}/>`
    : `<${head}>${node.children.map((child) => writeElement(child)).join('')}</${node.name}>`;
}

/** Takes one form of every choice: the older, which the converter knows, or the newer, which Word shows. */
export function resolveAlternatives(node: Xml, preferred: 'older' | 'newer'): Xml {
  return withChildren(
    node,
    node.children.flatMap((child) => {
      if (!isXml(child)) return [child];
      if (child.name !== 'mc:AlternateContent') return [resolveAlternatives(child, preferred)];
      const forms = [childOf(child, 'mc:Fallback'), childOf(child, 'mc:Choice')];
      const chosen = (preferred === 'older' ? forms : forms.toReversed()).find((form) =>
        form?.children.some((each) => isXml(each)),
      );
      return chosen ? resolveAlternatives(chosen, preferred).children : [];
    }),
  );
}
