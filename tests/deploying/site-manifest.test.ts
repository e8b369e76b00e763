import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../src/deploying/release.ts';
import {
  keyId,
  readPublicKeys,
  readSigned,
  readSigningKey,
  signText,
} from '../../src/deploying/signature.ts';
import { isNamed, isServed, readSiteManifest, writeSiteManifest } from '../../src/deploying/site-manifest.ts';

const digest = 'a'.repeat(64);
const manifest = {
  portal: 'xa-mot',
  url: 'https://xa-mot.vidu.gov.vn/',
  signed: '2026-11-29T05:10:00Z',
  files: new Map([
    ['tep/mẫu đơn 1.pdf', { size: 12, digest }],
    ['index.html', { size: 3, digest: 'b'.repeat(64) }],
  ]),
};
const text = writeSiteManifest(manifest);

describe('bản kê của một cổng', () => {
  test('đọc lại được đúng những gì đã viết, dù kê theo thứ tự nào', () => {
    expect(readSiteManifest(text)).toEqual({
      ...manifest,
      files: new Map([...manifest.files].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    });
    const turned = { ...manifest, files: new Map([...manifest.files].toReversed()) };
    expect(writeSiteManifest(turned)).toBe(text);
  });

  test.each([
    ['thiếu dòng cuối', text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), 'cut-off'],
    ['cắt giữa một dòng', text.slice(0, -5), 'cut-off'],
    ['kê một tệp hai lần', text + text.split('\n').at(-2) + '\n', 'line'],
    ['ra ngoài thư mục', text.replace('index.html', '../../etc/passwd'), 'line'],
    ['đường dẫn tuyệt đối', text.replace('index.html', '/etc/passwd'), 'line'],
    ['tệp giấu', text.replace('index.html', '.cong-xa.json'), 'line'],
    ['dấu không phải 64 chữ', text.replace(digest, 'abc'), 'line'],
    ['tên cổng là một đường dẫn', text.replace('portal xa-mot', 'portal ../xa'), 'format'],
    ['không phải bản kê', '<!doctype html><title>404</title>', 'format'],
    ['trống', '', 'format'],
  ])('%s: không được tin', (_, damaged, fault) => {
    expect(readSiteManifest(damaged)).toMatchObject({ fault });
  });

  test('chữ nào cũng đọc được tới một kết quả, không đổ vỡ', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.string(), (at, word) => {
        const read = readSiteManifest(text.slice(0, at) + word + text.slice(at));
        if ('files' in read) for (const path of read.files.keys()) expect(isNamed(path)).toBe(true);
      }),
    );
  });

  test('tệp tiêu đề và bản nén không có địa chỉ; security.txt thì có', () => {
    const more = ['index.html.br', '_headers', 'tep/a.gz'];
    const files = new Map([...manifest.files.keys(), ...more].map((path) => [path, null]));
    expect([...files.keys()].filter((path) => isServed(path, files))).toEqual([
      ...manifest.files.keys(),
      'tep/a.gz',
    ]);
    expect(['.well-known/security.txt', '.well-known/x', '.git/config', 'a/.b'].filter(isNamed)).toEqual([
      '.well-known/security.txt',
    ]);
  });
});

describe('chữ ký', () => {
  const pair = generateKeyPairSync('ed25519');
  const pem = (key: typeof pair.privateKey, type: 'pkcs8' | 'spki') =>
    key.export({ type, format: 'pem' }).toString();
  const key = readSigningKey(pem(pair.privateKey, 'pkcs8'))!;
  const keys = readPublicKeys(pem(pair.publicKey, 'spki'))!;
  const signed = signText(text, key);

  test('khóa công khai nhận ra chữ ký của khóa riêng, và trả lại đúng bản kê', () => {
    expect(readSigned(signed, keys)).toEqual({ text, signature: 'good', key: keyId(pair.publicKey) });
  });

  test('đổi bất kỳ một chữ nào của bản kê thì chữ ký không còn khớp', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        const changed = text[at] === '0' ? '1' : '0';
        const forged = signed.slice(0, at) + changed + signed.slice(at + 1);
        expect(readSigned(forged, keys).signature).not.toBe('good');
      }),
    );
  });

  test('không ký, ký bằng khóa khác, chữ ký hỏng được nói riêng', () => {
    const other = readSigningKey(pem(generateKeyPairSync('ed25519').privateKey, 'pkcs8'))!;
    expect(readSigned(text, keys).signature).toBe('none');
    expect(readSigned(signText(text, other), keys).signature).toBe('unknown-key');
    expect(readSigned(signText(text, { ...other, id: key.id }), keys).signature).toBe('wrong');
  });

  test('tệp có hai khóa công khai thì cả hai được tin; khóa kiểu khác thì không', () => {
    const second = generateKeyPairSync('ed25519');
    const both = readPublicKeys(pem(pair.publicKey, 'spki') + pem(second.publicKey, 'spki'));
    expect([...both!.keys()]).toEqual([keyId(pair.publicKey), keyId(second.publicKey)]);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(readPublicKeys(pem(rsa.publicKey, 'spki'))).toBeNull();
    expect(readSigningKey(pem(rsa.privateKey, 'pkcs8'))).toBeNull();
    expect(readPublicKeys('')).toBeNull();
  });

  test('tên của một bản theo giờ ký và nội dung của bản kê', () => {
    expect(releaseOf(manifest, signed)).toMatch(/^20261129-051000-[\da-f]{8}$/);
    expect(releaseOf(manifest, signed)).not.toBe(releaseOf(manifest, `${signed} `));
  });
});
