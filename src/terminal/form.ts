import { readAnswer, type Answer } from '../scaffold/answers.ts';
import { optionalPrompts } from '../scaffold/entry.ts';
import type { Question } from '../scaffold/questions.ts';
import { Failure } from './failure.ts';
import { askFor, indent, type Prompter } from './prompts.ts';

/** The sources of a form's values, by the flag of each question. */
interface FormSources {
  given: ReadonlyMap<string, string>;
  defaults: ReadonlyMap<string, string>;
  prompter: Prompter | null;
  /** Whether pictures and files are asked for. */
  asksForFiles?: boolean;
}

/**
 * Fills a form from the flags, else from answers at the terminal, else from the defaults. Without a terminal, throws a
 * Failure that names every wrong and every missing flag.
 */
export async function fillForm(
  questions: Question[],
  sources: FormSources,
): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {};
  const wrong: string[] = [];
  const missing: Question[] = [];
  for (const question of questions) {
    const isNeeded = isRequired(question, questions, sources.given);
    const answer = await answerOf(question, isNeeded, data, sources);
    if (answer && 'complaint' in answer) wrong.push(`--${question.flag}: ${indent(answer.complaint)}`);
    else if (answer && answer.value !== undefined) setAt(data, question.path, answer.value);
    else if (!answer && isNeeded) missing.push(question);
  }
  if (missing.length > 0)
    wrong.push(`Thiếu: ${missing.map(({ flag, label }) => `--${flag} (${label})`).join(', ')}.`);
  for (const question of missing) if (question.choices.length > 0) wrong.push(listChoices(question));
  if (wrong.length > 0) throw new Failure(wrong.join('\n'));
  return data;
}

function listChoices({ flag, choices }: Question): string {
  return `--${flag} là một trong: ${choices.map(({ id, name }) => (id === name ? id : `${id} (${name})`)).join(', ')}.`;
}

/** Finds the answer to one question; undefined where no source has one. */
async function answerOf(
  question: Question,
  isNeeded: boolean,
  data: Record<string, unknown>,
  { given, defaults, prompter, asksForFiles = false }: FormSources,
): Promise<Answer | undefined> {
  const { flag } = question;
  const offered = defaults.get(flag);
  const prompt = isNeeded ? 'must' : optionalPrompts(data, asksForFiles).get(flag);
  if (!given.has(flag) && prompter && prompt)
    return { value: await askFor(question, prompter, prompt === 'must', offered) };
  const typed = given.get(flag) ?? offered;
  if (typed === undefined) return undefined;
  const answer = readAnswer(question, typed);
  if ('value' in answer || !prompter) return answer;
  prompter.say(`--${flag}: ${answer.complaint}`);
  return { value: await askFor(question, prompter, isNeeded, undefined) };
}

/** Says whether a question needs an answer: a part of a group needs one only once another part is given. */
function isRequired(
  { path, required }: Question,
  questions: Question[],
  given: ReadonlyMap<string, string>,
): boolean {
  if (path.length === 1 || !required) return required;
  const group = questions.filter((other) => other.path.length > 1 && other.path[0] === path[0]);
  return group.some(({ flag }) => given.has(flag));
}

function setAt(data: Record<string, unknown>, [key = '', part]: string[], value: unknown): void {
  if (part === undefined) data[key] = value;
  else data[key] = { ...(data[key] as object | undefined), [part]: value };
}
