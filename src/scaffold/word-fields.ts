import { childOf, childrenOf, isXml, within, withChildren, xml, xmlText, type Xml } from './ooxml.ts';

/** A field that has begun: Word shows its result in place of its instruction. */
interface Field {
  /** The field character with which it began, which holds the settings of form fields. */
  begin: Xml;
  instruction: string;
  /** Whether its result has begun. */
  isInResult: boolean;
}

/**
 * Leaves of each field of a part what Word shows: its result, and the field characters by which the converter
 * recognises a link and a box to tick. Fields may stand in the instructions of others. Leaves out tables of contents,
 * because the page makes its own.
 */
export function resolveFields(part: Xml): Xml {
  // A field without its end would swallow the rest of the document.
  const count = (type: string) =>
    within(part, 'w:fldChar').filter(({ attributes }) => attributes['w:fldCharType'] === type).length;
  const isWhole = count('begin') === count('end');
  return withChildren(part, resolveAll(part.children, { open: [], isWhole }));
}

interface Reading {
  /** The fields that have begun and not ended, outermost first. */
  open: Field[];
  isWhole: boolean;
}

function resolveAll(nodes: Xml['children'], reading: Reading): Xml['children'] {
  return nodes.flatMap((node): Xml['children'] => {
    if (!isXml(node)) return [node];
    switch (node.name) {
      case 'w:txbxContent':
        return [withChildren(node, resolveAll(node.children, { ...reading, open: [] }))];
      case 'w:fldSimple':
        return resolveSimple(node, reading);
      case 'w:r':
        return resolveRun(node, reading);
      default:
        return [withChildren(node, resolveAll(node.children, reading))];
    }
  });
}

function resolveSimple(field: Xml, reading: Reading): Xml['children'] {
  const instruction = field.attributes['w:instr'] ?? '';
  const own: Field = { begin: sign('begin'), instruction, isInResult: true };
  const shown = { ...reading, open: [...reading.open, own] };
  const [opening, closing] = reading.open.some(isSilent) ? [[], []] : signsOf(own);
  return [...runsOf([opening]), ...resolveAll(field.children, shown), ...runsOf([closing])];
}

/** Splits a run at the characters of fields, so that each is a run of its own. */
function resolveRun(run: Xml, reading: Reading): Xml[] {
  const form = childOf(run, 'w:rPr');
  const shown: Xml['children'][] = [[]];
  const add = (...signs: Xml[]) => {
    if (signs.length > 0) shown.push(signs, []);
  };
  const { open, isWhole } = reading;
  for (const child of run.children) {
    if (child === form) continue;
    const top = open.at(-1);
    if (isXml(child, 'w:fldChar')) {
      const type = child.attributes['w:fldCharType'];
      if (type === 'begin') open.push({ begin: child, instruction: '', isInResult: false });
      if (type === 'separate' && top && !top.isInResult) {
        top.isInResult = true;
        if (!open.slice(0, -1).some(isSilent)) add(...signsOf(top)[0]);
      }
      if (type === 'end' && top) {
        open.pop();
        if (!open.some(isSilent)) add(...(top.isInResult ? signsOf(top)[1] : withoutResult(top)));
      }
    } else if (isXml(child, 'w:instrText') || isXml(child, 'w:delInstrText')) {
      if (top && !top.isInResult) top.instruction += xmlText(child);
    } else if (!isWhole || !open.some(isSilent)) {
      const kept = isXml(child) ? withChildren(child, resolveAll(child.children, reading)) : child;
      shown.at(-1)!.push(kept);
    }
  }
  return runsOf(shown, form);
}

function runsOf(groups: Xml['children'][], form?: Xml): Xml[] {
  return groups
    .filter((group) => group.length > 0)
    .map((group) => xml('w:r', {}, [...(form ? [form] : []), ...group]));
}

/** Says whether Word shows nothing of what stands in a field at the place that has been reached. */
function isSilent({ instruction, isInResult }: Field): boolean {
  return !isInResult || /^\s*TOC\b/i.test(instruction);
}

/** Gives the field characters around a result that is more than text. */
function signsOf({ begin, instruction }: Field): [Xml[], Xml[]] {
  const address = addressIn(instruction);
  const rewritten = address === undefined ? undefined : `HYPERLINK "${address}"`;
  const kept = rewritten ?? (isBox(instruction) ? instruction : undefined);
  if (kept === undefined) return [[], []];
  return [[begin, xml('w:instrText', {}, [kept]), sign('separate')], [sign('end')]];
}

function sign(type: string): Xml {
  return xml('w:fldChar', { 'w:fldCharType': type });
}

function isBox(instruction: string): boolean {
  return /^\s*FORMCHECKBOX\b/i.test(instruction);
}

/**
 * Reads where a link leads, with the place on that page.
 * @example addressIn('HYPERLINK "https://a.vn/x" \\l "phan-2"') // 'https://a.vn/x#phan-2'
 */
function addressIn(instruction: string): string | undefined {
  const [, link] = /^\s*HYPERLINK\s([^]*)$/i.exec(instruction) ?? [];
  const [, quoted, bare] = /^\s*(?:"([^"]*)"|([^\s"\\]\S*))/.exec(link ?? '') ?? [];
  const address = quoted ?? bare;
  if (!address) return undefined;
  const [, place] = /\\l\s+"([^"]*)"/i.exec(link ?? '') ?? [];
  return place && !address.includes('#') ? `${address}#${place}` : address;
}

/** Writes what Word shows of a field that has no result of its own: a box to tick, the choice of a list, a symbol. */
function withoutResult({ begin, instruction }: Field): Xml[] {
  if (isBox(instruction)) return [begin, xml('w:instrText', {}, [instruction]), sign('end')];
  const choices = childOf(begin, 'w:ffData', 'w:ddList');
  if (choices) {
    const entries = childrenOf(choices, 'w:listEntry');
    const chosen = childOf(choices, 'w:result') ?? childOf(choices, 'w:default');
    const entry = entries[Number(chosen?.attributes['w:val'] ?? 0)];
    return entry ? [xml('w:t', { 'xml:space': 'preserve' }, [entry.attributes['w:val'] ?? ''])] : [];
  }
  const [, code, font] = /^\s*SYMBOL\s+(\d+|0x[\da-f]+)\b[^"]*"([^"]+)"/i.exec(instruction) ?? [];
  if (code === undefined || font === undefined) return [];
  return [
    xml('w:sym', { 'w:font': font, 'w:char': Number(code).toString(16).toUpperCase().padStart(2, '0') }),
  ];
}
