import { describe, expect, test } from 'vitest';
import { readRights, writeAuthorizedKeys } from '../../src/hosting/rights.ts';

const KEY = `ssh-ed25519 ${'A'.repeat(68)}`;
const read = (text: string) => readRights('quyen.yaml', text);
const person = (more: string) => `people:\n  xa-a:\n    keys: ['${KEY} may-lan']\n${more}`;

test('đọc người, khóa, thư mục; không ghi số tệp thì 2.000', () => {
  const rights = read(person('    folders: [content/portals/xa-a/]\n'));
  expect('people' in rights && [...rights.people.values()]).toEqual([
    { name: 'xa-a', keys: [`${KEY} may-lan`], folders: ['content/portals/xa-a/'], maxFiles: 2000 },
  ]);
});

describe('một chỗ sai thì không ai có quyền gì, và chỗ đó được chỉ ra', () => {
  test.each([
    ['trống', '', 'people'],
    ['YAML hỏng', 'people: [', 'quyen.yaml:1:'],
    ['mục lạ', person('    folder: [/]\n'), 'quyen.yaml:4:5: Không có mục “folder”'],
    ['thiếu gạch cuối', person('    folders: [content/portals/xa-a]\n'), 'quyen.yaml:4:15: Thư mục'],
    ['đi ngược lên', person('    folders: [content/portals/../]\n'), 'Thư mục'],
    ['thư mục không phải danh sách', person('    folders: /\n'), 'folders phải là một danh sách'],
    [
      'khóa riêng',
      "people:\n  a:\n    keys: ['-----BEGIN OPENSSH PRIVATE KEY-----']\n",
      'quyen.yaml:3:12: Khóa phải',
    ],
    ['khóa kèm lệnh', `people:\n  a:\n    keys: ['command="sh" ${KEY}']\n`, 'Khóa phải'],
    ['khóa hai dòng', `people:\n  a:\n    keys: ["${KEY} x\\nssh-rsa A"]\n`, 'Khóa phải'],
    ['tên có dấu nháy', `people:\n  'a" ,x': { keys: [] }\n`, 'Tên “a" ,x”'],
    ['số tệp bằng 0', person('    maxFiles: 0\n'), 'maxFiles phải là'],
    ['một khóa hai tên', `${person('')}  xa-b:\n    keys: ['${KEY} may-khac']\n`, 'đã là của “xa-a”'],
  ])('%s', (_, text, sentence) => {
    const rights = read(text);
    expect('faults' in rights && rights.faults.join('\n')).toContain(sentence);
  });
});

test('mỗi khóa chỉ mở một cửa, với tên của nó, không gì khác', () => {
  const people = [{ name: 'xa-a', keys: [KEY], folders: [], maxFiles: 1 }];
  expect(writeAuthorizedKeys(people, '/srv/m/bin/cong-git').split('\n')[1]).toBe(
    `command="/srv/m/bin/cong-git xa-a",restrict ${KEY}`,
  );
});
