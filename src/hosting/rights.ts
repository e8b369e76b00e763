import { parseYaml } from '../reading/yaml.ts';
import { tell } from '../problems/problem.ts';

/** What one person's keys may do. */
export interface Person {
  name: string;
  /** Public keys, each as a line of `authorized_keys` without options. */
  keys: string[];
  /** The folders that may be touched, each with a slash at its end; `/` is the whole repository. */
  folders: string[];
  /** How many files one push may change. */
  maxFiles: number;
}

/** The rights of a server, or what is wrong with the file, each with its place. */
export type RightsRead = { people: ReadonlyMap<string, Person> } | { faults: string[] };

/** Files that one push may change where the operator has set no other number. */
export const USUAL_MAX_FILES = 2000;

/** A person's folder that stands for the whole repository. */
export const EVERYTHING = '/';

/**
 * Reads the table of rights: who pushes with which keys, and what each may touch. A file with any fault gives no rights
 * at all, so that a typing error never grants more than the operator meant.
 * @param file how the file is named in the faults
 */
export function readRights(file: string, text: string): RightsRead {
  const parsed = parseYaml(file, text);
  if (parsed.problems.length > 0)
    return {
      faults: parsed.problems.map((each) => {
        const { line, column, message } = tell(each);
        return `${file}:${line}:${column}: ${message}`;
      }),
    };
  const faults: string[] = [];
  const blame: Blame = (path, sentence) => {
    const { line, column } = parsed.positionOf(path);
    faults.push(`${file}:${line}:${column}: ${sentence}`);
  };
  const people = readPeople(parsed.data, blame);
  refuseSharedKeys(people, blame);
  return faults.length > 0 ? { faults } : { people: new Map(people.map((each) => [each.name, each])) };
}

type Blame = (path: (string | number)[], sentence: string) => void;

function readPeople(data: unknown, blame: Blame): Person[] {
  if (!isRecord(data) || !isRecord(data['people'])) {
    blame(['people'], 'Cần có people: rồi từng người, mỗi người có keys và folders.');
    return [];
  }
  for (const key of Object.keys(data)) if (key !== 'people') blame([key], `Không có mục ${quote(key)}.`);
  return Object.entries(data['people']).map(([name, value]) => readPerson(name, value, blame));
}

function readPerson(name: string, value: unknown, blame: Blame): Person {
  const at = ['people', name];
  const person: Person = { name, keys: [], folders: [], maxFiles: USUAL_MAX_FILES };
  if (!NAME.test(name)) blame(at, `Tên ${quote(name)} phải gồm chữ thường không dấu, chữ số, gạch nối.`);
  if (!isRecord(value)) {
    blame(at, `Người ${quote(name)} cần có keys và folders.`);
    return person;
  }
  for (const [key, given] of Object.entries(value)) {
    const place = [...at, key];
    if (key === 'keys') person.keys = readTexts(place, given, KEY, NOT_A_KEY, blame);
    else if (key === 'folders') person.folders = readTexts(place, given, FOLDER, NOT_A_FOLDER, blame);
    else if (key !== 'maxFiles') blame(place, `Không có mục ${quote(key)}; có keys, folders, maxFiles.`);
    else if (typeof given === 'number' && Number.isInteger(given) && given > 0) person.maxFiles = given;
    else blame(place, 'maxFiles phải là một số nguyên từ 1.');
  }
  return person;
}

function readTexts(place: string[], given: unknown, form: RegExp, wrong: string, blame: Blame): string[] {
  if (!Array.isArray(given)) {
    blame(place, `${place.at(-1)} phải là một danh sách.`);
    return [];
  }
  return given.flatMap((each: unknown, index) => {
    if (typeof each === 'string' && form.test(each) && !each.split('/').includes('..')) return [each];
    blame([...place, index], wrong);
    return [];
  });
}

/** Refuses a key that two people list, because SSH would take the first of them for its owner. */
function refuseSharedKeys(people: Person[], blame: Blame): void {
  const owners = new Map<string, string>();
  for (const { name, keys } of people)
    for (const key of keys) {
      const body = key.split(' ')[1]!;
      const owner = owners.get(body);
      if (owner !== undefined && owner !== name)
        blame(['people', name, 'keys'], `Khóa này đã là của ${quote(owner)}; mỗi khóa chỉ của một người.`);
      owners.set(body, name);
    }
}

/**
 * Writes `authorized_keys`. Every key may only start the forced command, with the name of its owner; `restrict` forbids
 * forwarding, terminals and everything else.
 */
export function writeAuthorizedKeys(people: Iterable<Person>, forcedCommand: string): string {
  const lines = [...people].flatMap(({ name, keys }) =>
    keys.map((key) => `command="${forcedCommand} ${name}",restrict ${key}`),
  );
  return ['# Viết từ quyen.yaml; sửa ở đó rồi chạy lại lệnh cài.', ...lines, ''].join('\n');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quote(text: string): string {
  return `“${text}”`;
}

const NAME = /^[a-z\d][a-z\d-]{0,62}$/;
const KEY =
  /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) [A-Za-z\d+/]{40,3000}={0,3}(?: [^\p{Cc}]{0,200})?$/u;
const FOLDER = /^(?:\/|content\/(?:[\w.-]{1,200}\/){0,20})$/;
const NOT_A_KEY =
  'Khóa phải là đúng một dòng của tệp .pub, ví dụ: ssh-ed25519 AAAAC3Nz… ten-may (khóa công khai, không phải khóa riêng).';
const NOT_A_FOLDER =
  'Thư mục phải có dạng content/portals/<cổng>/ (có dấu gạch cuối), hoặc / cho cả kho; không có ..';
