import { childOf, childrenOf, isXml, within, xml, type Xml } from './ooxml.ts';

/** How Word shows a picture: without what was cut away, mirrored, turned. */
export interface PictureView {
  /** The shares of its width and height that are cut away, from 0 to 1. */
  crop?: { left: number; top: number; right: number; bottom: number };
  isMirrored?: boolean;
  isUpsideDown?: boolean;
  /** The degrees it is turned to the right. */
  turn?: 90 | 180 | 270;
}

/** A picture where it stands in the text. */
export interface ShownPicture {
  alt: string;
  view: PictureView;
  /** Whether Word shows it inside another form than a rectangle, such as a circle. */
  isShaped: boolean;
}

/** Receives a picture by its relationship; gives the name under which it goes on, undefined for one that is not in the file. */
export type AddPicture = (relationship: string | undefined, picture: ShownPicture) => string | undefined;

/** Says whether a drawing is one that Word does not show. */
export function isHiddenDrawing(node: Xml): boolean {
  const properties = ['wp:inline', 'wp:anchor'].map((name) => childOf(node, name, 'wp:docPr'));
  const isOff = properties.some((each) => ['1', 'true', 'on'].includes(each?.attributes['hidden'] ?? ''));
  return isOff || /visibility:\s*hidden/.test(node.attributes['style'] ?? '');
}

/** Writes each picture of a drawing, also of a group, as a drawing of its own that the converter understands. */
export function picturesOf(drawing: Xml, add: AddPicture): Xml[] {
  const frame = childOf(drawing, 'wp:inline') ?? childOf(drawing, 'wp:anchor');
  const outer = childOf(frame, 'wp:docPr');
  const pictures = picturesIn(drawing);
  return pictures.flatMap((picture) => {
    const blip = childOf(fillOf(picture), 'a:blip');
    const id = blip?.attributes['r:embed'];
    // A picture that is only linked is not in the file.
    if (id === undefined && blip?.attributes['r:link'] !== undefined) return [];
    const inner = childOf(picture, 'pic:nvPicPr', 'pic:cNvPr');
    const alt = [outer, ...(pictures.length > 1 ? [inner] : [])]
      .flatMap((each) => [each?.attributes['descr'], each?.attributes['title']])
      .find((each) => each?.trim());
    const shown = { alt: alt ?? '', view: viewOf(picture), isShaped: isShaped(picture) };
    return plainDrawing(id, add(id, shown), childOf(outer, 'a:hlinkClick'));
  });
}

/** Gives the words of an older shape that are its form (WordArt); empty for any other. */
export function wordArtOf(shape: Xml): string {
  return within(shape, 'v:textpath')
    .map(({ attributes }) => attributes['string'] ?? '')
    .join(' ');
}

/** Writes the picture of an older shape (VML) as a drawing. */
export function pictureOfShape(shape: Xml, data: Xml, add: AddPicture): Xml[] {
  const id = data.attributes['r:id'];
  const cut = (side: string) => shareOf(data.attributes[`crop${side}`]);
  const turn = /rotation:\s*(-?[\d.]+)(fd)?/.exec(shape.attributes['style'] ?? '');
  const degrees = Number(turn?.[1] ?? 0) / (turn?.[2] ? 65_536 : 1);
  const crop = { left: cut('left'), top: cut('top'), right: cut('right'), bottom: cut('bottom') };
  const view = asView(crop, degrees, {});
  return plainDrawing(id, add(id, { alt: shape.attributes['alt'] ?? '', view, isShaped: false }));
}

/**
 * Lists the pictures of a drawing, also those that fill a shape, without those in its text boxes, which are drawings of their
 * own.
 */
function picturesIn(node: Xml): Xml[] {
  return node.children.flatMap((child) => {
    if (!isXml(child) || child.name === 'w:txbxContent') return [];
    if (child.name === 'pic:pic') return [child];
    return [...(child.name === 'wps:wsp' && fillOf(child) ? [child] : []), ...picturesIn(child)];
  });
}

/** Gives the part of a picture, or of a shape that a picture fills, that names the file. */
function fillOf(picture: Xml): Xml | undefined {
  return childOf(picture, 'pic:blipFill') ?? childOf(picture, 'wps:spPr', 'a:blipFill');
}

/** The parts of a picture or shape with its place and its form. */
const FORMS = ['pic:spPr', 'wps:spPr'];

function plainDrawing(id: string | undefined, name: string | undefined, link?: Xml): Xml[] {
  if (id === undefined || name === undefined) return [];
  const fill = xml('pic:blipFill', {}, [xml('a:blip', { 'r:embed': id })]);
  const inline = xml('wp:inline', {}, [
    xml('wp:docPr', { descr: name }, link ? [link] : []),
    xml('a:graphic', {}, [xml('a:graphicData', {}, [xml('pic:pic', {}, [fill])])]),
  ]);
  return [xml('w:drawing', {}, [inline])];
}

function viewOf(picture: Xml): PictureView {
  const { l, t, r, b } = childOf(fillOf(picture), 'a:srcRect')?.attributes ?? {};
  const place = formOf(picture, 'a:xfrm')?.attributes ?? {};
  const crop = { left: percentOf(l), top: percentOf(t), right: percentOf(r), bottom: percentOf(b) };
  return asView(crop, Number(place['rot'] ?? 0) / 60_000, place);
}

function isShaped(picture: Xml): boolean {
  const form = formOf(picture, 'a:prstGeom')?.attributes['prst'] ?? 'rect';
  return !/^(?:rect|round\w*Rect)$/.test(form) || formOf(picture, 'a:custGeom') !== undefined;
}

function formOf(picture: Xml, name: string): Xml | undefined {
  return FORMS.map((form) => childOf(picture, form, name)).find(Boolean);
}

function asView(
  crop: NonNullable<PictureView['crop']>,
  degrees: number,
  { flipH, flipV }: Xml['attributes'],
): PictureView {
  // A slight tilt is decoration; only the quarter turns make a picture upright.
  const turn = (((Math.round(degrees / 90) * 90) % 360) + 360) % 360;
  const isOn = (value: string | undefined) => value === '1' || value === 'true';
  return {
    ...(Object.values(crop).some((share) => share > 0) ? { crop } : {}),
    ...(isOn(flipH) ? { isMirrored: true } : {}),
    ...(isOn(flipV) ? { isUpsideDown: true } : {}),
    ...(turn === 90 || turn === 180 || turn === 270 ? { turn } : {}),
  };
}

/** Reads a share in thousandths of a percent, or in percent as strict documents write it. */
function percentOf(value = '0'): number {
  return asShare(value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value) / 100_000);
}

/** Reads a share of the older kind: a number, a percentage, or a number of 65,536ths. */
function shareOf(value = '0'): number {
  if (value.endsWith('f')) return asShare(Number(value.slice(0, -1)) / 65_536);
  return asShare(value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value));
}

/** A share below zero is a margin, of which nothing is cut away. */
function asShare(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), 1) : 0;
}

/** Writes the text boxes of a newer drawing as an older shape, the only kind that the converter reads. */
export function textBoxesOf(drawing: Xml): Xml[] {
  const boxes = within(drawing, 'wps:txbx').flatMap((box) => childrenOf(box, 'w:txbxContent'));
  return boxes.length === 0
    ? []
    : [
        xml('w:pict', {}, [
          xml(
            'v:shape',
            {},
            boxes.map((box) => xml('v:textbox', {}, [box])),
          ),
        ]),
      ];
}
